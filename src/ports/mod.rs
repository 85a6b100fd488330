//! Narrow traits to the outside with in-memory versions for tests.
