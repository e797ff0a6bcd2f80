-- object: default_transaction_isolation
-- finding: sessions-that-book: default_transaction_isolation
ALTER DATABASE "${database}" SET default_transaction_isolation = 'serializable';
