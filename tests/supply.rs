//! What the program is made of is written down and is still true: `THIRD-PARTY.md` with every licence
//! text, `sbom.cdx.json` as a bill of materials (CycloneDX 1.5).
//!
//! `TEIGEN_WRITE=1 cargo test --test supply` writes both anew after a change of dependencies.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A crate that is compiled into the program.
struct Part {
    name: String,
    version: String,
    licence: String,
    repository: String,
    /// SHA-256 of the package, as `Cargo.lock` has it.
    checksum: String,
    /// What it uses itself, as `name version`.
    uses: BTreeSet<String>,
    /// The texts that it comes with, by the names of their files.
    texts: BTreeMap<String, String>,
}

impl Part {
    fn key(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn reference(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }
}

/// Every crate that the program uses on Linux, and those that build it, by name and version: not
/// those that only test it.
fn parts() -> BTreeMap<String, Part> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"]);
    let output = command.current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().unwrap().iter().map(|it| (text(&it["id"]), it.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let uses = |id: &str| -> Vec<String> {
        let is_shipped = |dep: &&Value| dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
        nodes[id]["deps"].as_array().unwrap().iter().filter(is_shipped).map(|dep| text(&dep["pkg"])).collect()
    };
    let mut open = vec![text(&metadata["resolve"]["root"])];
    let mut seen = BTreeSet::from_iter(open.clone());
    while let Some(id) = open.pop() {
        open.extend(uses(&id).into_iter().filter(|used| seen.insert(used.clone())));
    }
    let checksums = checksums();
    let name = |id: &str| format!("{} {}", text(&packages[id]["name"]), text(&packages[id]["version"]));
    let part = |id: &String| {
        let package = &packages[id];
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned();
        Part {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]).replace('/', " OR "),
            repository: package["repository"].as_str().unwrap_or_default().to_owned(),
            checksum: checksums.get(&name(id)).cloned().unwrap_or_default(),
            uses: uses(id).iter().map(|used| name(used)).collect(),
            texts: licence_texts(&folder),
        }
    };
    seen.iter().map(part).map(|part| (part.key(), part)).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn checksums() -> BTreeMap<String, String> {
    let lock: toml::Table = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).unwrap().parse().unwrap();
    let checksum = |package: &toml::Value| {
        let field = |name: &str| package.get(name).and_then(toml::Value::as_str).map(str::to_owned);
        Some((format!("{} {}", field("name")?, field("version")?), field("checksum")?))
    };
    lock["package"].as_array().unwrap().iter().filter_map(checksum).collect()
}

/// The licences and notices in a crate's folder.
fn licence_texts(folder: &Path) -> BTreeMap<String, String> {
    let is_licence = |name: &str| {
        let name = name.to_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|begin| name.starts_with(begin))
    };
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = files.filter(|file| file.file_type().unwrap().is_file());
    let named = files.map(|file| (file.file_name().to_string_lossy().into_owned(), file.path()));
    let lines = |text: &[u8]| {
        let text = String::from_utf8_lossy(text).replace("\r\n", "\n").replace('\u{c}', "");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
    };
    named.filter(|(name, _)| is_licence(name)).map(|(name, path)| (name, lines(&fs::read(path).unwrap()))).collect()
}

fn third_party(parts: &BTreeMap<String, Part>) -> String {
    let others = || parts.values().filter(|part| part.name != "teigen");
    let mut document = String::from(
        "# What the program is made of\n\n`teigen` contains the crates below, and SQLite, which is in the public domain. \
         Their licences follow.\nThis file is written by `TEIGEN_WRITE=1 cargo test --test supply`.\n\n\
         | crate | version | licence | from |\n|---|---|---|---|\n",
    );
    for part in others() {
        document += &format!("| {} | {} | {} | {} |\n", part.name, part.version, part.licence, part.repository);
    }
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for part in others() {
        for (file, text) in &part.texts {
            texts.entry(text).or_default().push(format!("{} ({file})", part.key()));
        }
    }
    let mut texts: Vec<(&str, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (text, of) in texts {
        document += &format!("\n## {}\n\n~~~~text\n{text}\n~~~~\n", of.join(", "));
    }
    document
}

fn bill_of_materials(parts: &BTreeMap<String, Part>) -> String {
    let component = |part: &Part| {
        let mut component = json!({
            "type": if part.name == "teigen" { "application" } else { "library" },
            "bom-ref": part.reference(),
            "name": part.name,
            "version": part.version,
            "purl": part.reference(),
            "licenses": [{ "expression": part.licence }],
        });
        if !part.checksum.is_empty() {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": part.checksum }]);
        }
        component
    };
    let depends = |part: &Part| {
        let on: Vec<String> = part.uses.iter().map(|used| parts[used].reference()).collect();
        json!({ "ref": part.reference(), "dependsOn": on })
    };
    let (own, others): (Vec<&Part>, Vec<&Part>) = parts.values().partition(|part| part.name == "teigen");
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(own[0]) },
        "components": others.iter().map(|part| component(part)).collect::<Vec<_>>(),
        "dependencies": parts.values().map(depends).collect::<Vec<_>>(),
    });
    format!("{bill:#}\n")
}

/// Compares a file of the repository with what it has to say, or writes it where that is asked for.
#[track_caller]
fn is_up_to_date(name: &str, expected: &str) {
    let path = Path::new(ROOT).join(name);
    if std::env::var_os("TEIGEN_WRITE").is_some() {
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{name} is out of date: TEIGEN_WRITE=1 cargo test --test supply");
}

#[test]
fn every_crate_in_the_program_is_named_with_its_licence_and_its_text() {
    let parts = parts();
    for part in parts.values() {
        assert!(!part.licence.is_empty() && !part.texts.is_empty(), "{} comes without a licence", part.key());
    }
    is_up_to_date("THIRD-PARTY.md", &third_party(&parts));
}

#[test]
fn the_bill_of_materials_names_every_crate_and_what_it_uses() {
    let parts = parts();
    for part in parts.values().filter(|part| part.name != "teigen") {
        assert_eq!(part.checksum.len(), 64, "{} is from no registry", part.key());
    }
    is_up_to_date("sbom.cdx.json", &bill_of_materials(&parts));
}
