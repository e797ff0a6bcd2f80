package com.example.library;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Books extends JpaRepository<Book, String> {
  @Query(value = "SELECT count(*) FROM loan WHERE isbn = :isbn", nativeQuery = true)
  long loansOf(String isbn);
}
