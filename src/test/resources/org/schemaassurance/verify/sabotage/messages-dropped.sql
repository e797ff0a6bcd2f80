-- object: messages
DROP TABLE messages;
