package com.example.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Book {
  @Id
  @Column(columnDefinition = "text")
  private String isbn;

  @Column(columnDefinition = "text")
  private String title;

  @Column(columnDefinition = "text")
  private String lentTo;

  protected Book() {}

  public Book(String isbn, String title) {
    this.isbn = isbn;
    this.title = title;
  }

  public void lendTo(String reader) {
    this.lentTo = reader;
  }
}
