-- object: lock_timeout
-- finding: sessions-that-book: lock_timeout
ALTER DATABASE "${database}" SET lock_timeout = '1ms';
