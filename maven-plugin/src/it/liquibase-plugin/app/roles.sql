CREATE ROLE hotel_reader;
