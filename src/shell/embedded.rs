//! The briefs inside the program, read when the user has none of their own.

macro_rules! embedded {
    ($($file:literal),+) => {
        /// The bundled briefs: each file's name and its YAML.
        pub const EMBEDDED: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../briefs/", $file)))),+];
    };
}

embedded!("korea-japan.yaml", "trilateral.yaml", "north-korea.yaml", "japan-north-korea.yaml");
