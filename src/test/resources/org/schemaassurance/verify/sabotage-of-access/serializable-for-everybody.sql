-- object: default_transaction_isolation
-- severity: warning
-- finding: sessions-that-book: default_transaction_isolation
ALTER DATABASE "${database}" SET default_transaction_isolation = 'serializable';
