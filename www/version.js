// The version of the page and its engine; a test holds it to the one in Cargo.toml.

export const VERSION = '0.1.0';
