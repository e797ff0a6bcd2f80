-- object: messages.created_at
ALTER TABLE messages ALTER created_at DROP DEFAULT;
