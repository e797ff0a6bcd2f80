-- unreadable-text: the first row of a query with a text that is not UTF-8 (RFC 3629), in a database that does not know its own encoding.
-- Of such a row no text can be sent, so its name comes as ASCII with octal escapes. In SQL_ASCII a character is a byte.
SELECT pg_catalog.encode(pg_catalog.convert_to(pg_catalog.concat_ws('.', ${names}), 'SQL_ASCII'), 'escape')
FROM (
${query}
) AS q
WHERE q::pg_catalog.text COLLATE pg_catalog."C" !~
  ('^([\x01-\x7F]|[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]'
   || '|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})*$')
LIMIT 1
