-- object: default_transaction_read_only
-- finding: sessions-that-book: default_transaction_read_only
ALTER DATABASE "${database}" SET default_transaction_read_only = on;
