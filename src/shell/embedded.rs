//! The briefs inside the program, read when the user has none of their own.

/// The bundled briefs: each file's name and its YAML.
pub const EMBEDDED: &[(&str, &str)] = &[];
