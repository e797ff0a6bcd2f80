package com.example.library;

import javax.sql.DataSource;
import org.schemaassurance.junit.AssuredDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A PostgreSQL that is there for the tests, in which Spring runs Liquibase. */
@TestConfiguration(proxyBeanMethods = false)
class TestDatabase {
  @Bean
  AssuredDatabase database() {
    return AssuredDatabase.empty();
  }

  @Bean
  DataSource dataSource(AssuredDatabase database) {
    return database.dataSource();
  }
}
