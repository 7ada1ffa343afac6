//! Files made to exhaust, crash or mislead whoever reads them. Made here, as the large ones have no
//! place in a repository.

use std::iter::repeat_n;

/// What a brief begins with.
pub const HEAD: &str = "format: 1\nid: test\nprefix: T\nlanguages: [en]\nas_of: 2026-03\ntitle: {en: Title}\n\
    bottom_line: {en: Bottom line}\nimportance: {en: Importance}\n";

/// A file, and what is to be said of it first.
pub struct Case {
    pub name: &'static str,
    pub text: String,
    /// A part of what is said of it first; nothing of a file that is sound.
    pub told: &'static str,
}

fn case(name: &'static str, told: &'static str, text: String) -> Case {
    Case { name, text, told }
}

/// A case whose text stands behind the head of a sound brief.
fn brief(name: &'static str, told: &'static str, text: impl AsRef<str>) -> Case {
    case(name, told, format!("{HEAD}{}", text.as_ref()))
}

/// As many copies of a piece as `size` bytes hold.
fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len())
}

/// As many pieces as `size` bytes hold, each made of its number.
fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size);
    for number in 1.. {
        let piece = piece(number);
        if text.len() + piece.len() > size {
            break;
        }
        text.push_str(&piece);
    }
    text
}

/// `depth` mappings in block style, each in the one before.
fn indented(depth: usize) -> String {
    (0..depth).map(|depth| " ".repeat(depth) + "a:\n").collect()
}

/// Anchors of which each stands for `times` of the one before.
fn laughs(levels: usize, times: usize) -> String {
    let mut text = format!("a0: &a0 [{}]\n", "x,".repeat(times));
    for level in 1..levels {
        let before = format!("*a{},", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", before.repeat(times)));
    }
    text
}

/// A word of letters for a number, and of that length.
fn word(number: usize, length: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..4).map(letter).chain(repeat_n('q', length - 4)).collect()
}

/// A sound brief but for its size.
pub fn one_long_text(size: usize) -> Case {
    let text = "x".repeat(size);
    brief(
        "a text of 100 MB",
        "larger than 4 MiB",
        format!("watch: [{{id: T-W01, title: {{en: {text}}}, text: {{en: T.}}}}]\n"),
    )
}

/// A sound brief that says the same over and over, in so many texts of `size` bytes together.
pub fn texts_of(piece: &str, texts: usize, size: usize) -> Case {
    let text = filled(piece, size / texts);
    let watch = |number| format!("{{id: T-W0{number}, title: {{en: T}}, text: {{en: \"{text}\"}}}}");
    let watch: Vec<String> = (1..=texts).map(watch).collect();
    brief("the same over and over", "", format!("watch: [{}]\n", watch.join(", ")))
}

/// YAML for the reader of briefs; the large files have `size` bytes.
pub fn briefs(size: usize) -> Vec<Case> {
    let section = "sections: [{id: s, title: {en: S}, summary: {en: S.}}]\n";
    // What is refused for what it says must not be refused for the number of its values.
    let some = size.min(1 << 18);
    vec![
        // Aliases.
        brief("a billion laughs", "aliases expand to too much", laughs(9, 10)),
        brief("laughs of many", "aliases expand to too much", laughs(4, 1000)),
        brief("laughs as mappings", "aliases expand to too much", {
            let level = |n: usize| format!("b{n}: &b{n} {{x: *b{0}, y: *b{0}, z: *b{0}}}\n", n - 1);
            "b0: &b0 {x: y}\n".to_owned() + &(1..22).map(level).collect::<String>()
        }),
        brief("one long text many times", "too much text", {
            format!("a: &a {}\nthemes: [{}]\n", "x".repeat(size / 16), "*a,".repeat(1000))
        }),
        brief("one long list many times", "aliases expand", {
            format!("a: &a [{}]\nthemes: [{}]\n", "x,".repeat(10_000), "*a,".repeat(1500))
        }),
        brief("a long chain of aliases", "nesting is too deep", {
            let link = |n: usize| format!("c{n}: &c{n} [*c{}]\n", n - 1);
            "c0: &c0 [x]\n".to_owned() + &(1..1900).map(link).collect::<String>()
        }),
        brief("an alias of itself", "refers to itself", "themes: &a [*a]\n"),
        brief("an alias of itself as a value", "refers to itself", "title: &a {en: *a}\n"),
        brief("an alias of nothing", "cannot begin with", "themes: *nothing\n"),
        brief("anchors and no alias", "aliases expand to too much", numbered(size, |n| format!("x{n}: &x{n} y\n"))),
        brief("aliases of one word", "aliases expand to too much", format!("a: &a x\nb: [{}]\n", filled("*a,", size))),
        brief("aliases as names", "aliases expand to too much", format!("a: &a x\n{}", filled("*a : y\n", size))),
        brief("a bad item many times", "There is no field", {
            format!("a: &a {{id: x, y: z}}\nthemes: [{}]\n", "*a,".repeat(1900))
        }),
        // Depth.
        brief("flow mappings without end", "nesting is too deep", filled("{a: ", size)),
        brief("flow lists without end", "nesting is too deep", format!("themes: {}", filled("[", size))),
        brief(
            "ten thousand lists",
            "nesting is too deep",
            format!("themes: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)),
        ),
        brief(
            "ten thousand mappings",
            "nesting is too deep",
            format!("{}x{}\n", "{a: ".repeat(10_000), "}".repeat(10_000)),
        ),
        brief("mappings deeper and deeper", "nesting is too deep", indented(1500)),
        brief(
            "lists in lists by dashes",
            "nesting is too deep",
            format!("themes:\n{}x\n", filled("- ", size.min(1 << 20))),
        ),
        brief("questions without end", "nesting is too deep", filled("? ", size.min(1 << 20))),
        brief("lists and mappings in turn", "nesting is too deep", format!("themes: {}", filled("[{a: ", size))),
        brief("closing brackets", "bracket is not closed", filled("]", size)),
        brief("nested as deep as is read", "There is no field", format!("x: {}{}\n", "[".repeat(20), "]".repeat(20))),
        // Size of one thing.
        brief("a word as long as the file", "", format!("{section}# {}\n", "x".repeat(size))),
        brief(
            "a title as long as the file",
            "",
            format!("watch: [{{id: T-W01, title: {{en: T}}, text: {{en: {}}}}}]\n", "x".repeat(size)),
        ),
        brief(
            "a quoted text as long as the file",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text: {{en: \"{}\"}}\n", filled("あ ", size)),
        ),
        brief(
            "a text of escapes",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text: {{en: \"{}\"}}\n", filled("\\x1b", size)),
        ),
        brief(
            "a text of lines",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text:\n    en: |\n{}", filled("      x\n", size)),
        ),
        brief(
            "a text of paragraphs",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text:\n    en: |\n{}", filled("      x\n\n", size)),
        ),
        brief(
            "a folded text of lines",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text:\n    en: >\n{}", filled("      x\n", size)),
        ),
        brief(
            "a plain text of lines",
            "",
            format!("watch:\n- id: T-W01\n  title: {{en: T}}\n  text:\n    en:\n{}", filled("      x\n", size)),
        ),
        brief(
            "a text of marks",
            "",
            format!("watch: [{{id: T-W01, title: {{en: T}}, text: {{en: \"e{}\"}}}}]\n", filled("\u{301}", size)),
        ),
        brief(
            "a text of joined emoji",
            "",
            format!("watch: [{{id: T-W01, title: {{en: T}}, text: {{en: \"{}\"}}}}]\n", filled("👩\u{200d}", size)),
        ),
        brief(
            "a text of spaces",
            "text is empty",
            format!("watch: [{{id: T-W01, title: {{en: T}}, text: {{en: \"{}\"}}}}]\n", " ".repeat(size)),
        ),
        brief("a name as long as the file", "No colon", format!("{}: y\n", "x".repeat(size))),
        brief("an open quotation mark", "never closed", format!("x: \"{}", filled("y ", size))),
        brief("an open quotation mark and lines", "never closed", format!("x: \"{}", filled("y\n", size))),
        brief("an open bracket", "bracket is not closed", format!("x: [{}", filled("y, ", size.min(1 << 18)))),
        brief("blank lines", "", "\n".repeat(size)),
        brief("spaces", "", " ".repeat(size)),
        brief("comments", "", filled("# x\n", size)),
        brief("tabs", "not aligned", "\t".repeat(size) + "x"),
        brief("carriage returns", "", "\r".repeat(size)),
        brief("colons", "No colon", ":".repeat(size)),
        brief("dashes", "No colon", "-".repeat(size) + "\n"),
        brief("documents", "second document", filled("---\n", size)),
        brief("document ends", "", filled("...\n", size)),
        // Many things.
        brief("values without end", "too many values", format!("x: [{}]\n", filled("y,", size.max(1 << 20)))),
        brief("mappings without end", "too many values", format!("x: [{}]\n", filled("{},", size.max(1 << 20)))),
        brief("empty lists without end", "too many values", format!("x: [{}]\n", filled("[],", size.max(1 << 20)))),
        brief("one field again and again", "too many values", filled("x: 1\n", size.max(1 << 20))),
        brief("unknown fields", "There is no field", filled("x: 1\n", some)),
        brief(
            "a field of its own on each line",
            "There is no field",
            numbered(size.min(1 << 20), |n| format!("{}: 1\n", word(n, 90))),
        ),
        brief("empty items", "is missing", format!("proposals:\n{}", filled("- {}\n", some))),
        brief(
            "items with one id",
            "already used",
            format!("{section}watch:\n{}", filled("- {id: T-W01, title: {en: T}, text: {en: T.}}\n", some)),
        ),
        brief(
            "sound items",
            "",
            format!(
                "{section}proposals:\n{}",
                numbered(some, |n| format!("- {{id: T-{n:02}, section: s, title: {{en: T}}, text: {{en: T.}}}}\n"))
            ),
        ),
        brief(
            "items without their section",
            "There is no",
            format!(
                "proposals:\n{}",
                numbered(some, |n| format!("- {{id: T-{n:02}, section: s, title: {{en: T}}, text: {{en: T.}}}}\n"))
            ),
        ),
        brief("links from each to each", "", {
            let all = |n: usize| (1..=n).map(|it| format!("T-{it:02},")).collect::<String>();
            let item = |n: usize| {
                format!("- {{id: T-{n:02}, section: s, title: {{en: T}}, text: {{en: T.}}, related: [{}]}}\n", all(250))
            };
            format!("{section}proposals:\n{}", (1..=250).map(item).collect::<String>())
        }),
        brief("long names, and others near to them", "There is no", {
            let terms = numbered(size.min(1 << 21), |n| format!("- {{id: {}, name: {{en: T}}}}\n", word(n, 96)));
            let lost = (0..200).map(|n| word(n, 90)).collect::<Vec<_>>().join(",");
            format!(
                "{section}terms:\n{terms}proposals: [{{id: T-01, section: s, title: {{en: T}}, text: {{en: T.}}, instruments: [{lost}]}}]\n"
            )
        }),
        brief("every problem on one line", "is missing", format!("themes: [{}]\n", filled("{id: x, y: z},", some))),
        case("every problem at the end of one line", "There is no field", {
            let head = HEAD.trim_end().replace('\n', ", ");
            format!("{{{head}, x: {}, themes: [{}]}}", "x".repeat(size - (1 << 15)), "{id: x, y: z},".repeat(1000))
        }),
        // What YAML would make of it.
        brief("a key twice", "given twice", "title: {en: Other}\n"),
        brief("a merge key", "There is no field", "a: &a {x: y}\n<<: *a\n"),
        brief("a merge key of a list", "There is no field", "a: &a {x: y}\n<<: [*a, *a]\n"),
        brief("a tag that makes an object", "cannot begin with", "x: !!python/object/apply:os.system ['id']\n"),
        brief("a tag that includes a file", "cannot begin with", "x: !include /etc/passwd\n"),
        brief("a tag of binary", "There is no field", "x: !!binary aGVsbG8=\n"),
        brief("a tag as a field", "cannot begin with", "? !x y\n: z\n"),
        case("a tag handle", "cannot begin with", format!("%TAG ! tag:example,2000:\n---\n{HEAD}x: !y z\n")),
        case("an older version of YAML", "", format!("%YAML 1.1\n---\n{HEAD}")),
        case("directives without end", "", format!("{}---\n{HEAD}", filled("%X y\n", size))),
        case("Norway", "not one of the values", HEAD.replace("[en]", "[no, yes, on, off, y, n]")),
        brief(
            "words that older YAML takes for values",
            "",
            "terms: [{id: no, name: {en: no}, abbreviation: yes, aliases: [on, off, y, n]}]\n",
        ),
        case("numbers for words", "Expected", HEAD.replace("{en: Title}", "{en: 0x1F}")),
        case("a number without end", "Expected", HEAD.replace("{en: Title}", &format!("{{en: {}}}", "9".repeat(size)))),
        case("a number too great", "Expected", HEAD.replace("{en: Title}", "{en: 1e999}")),
        case("no number", "Expected", HEAD.replace("{en: Title}", "{en: .nan}")),
        case("a time for a number", "", HEAD.replace("{en: Title}", "{en: 190:20:30}")),
        brief("nothing as a field", "There is no field", "~: x\n"),
        brief("a mapping as a field", "There is no field", "? {a: b}\n: c\n"),
        brief("a list as a field", "There is no field", "? [a, b]\n: c\n"),
        case("a list", "Expected", "- a\n- b\n".to_owned()),
        case("a word", "Expected", "word".to_owned()),
        case("nothing", "Expected", String::new()),
        case("a NUL", "Control characters", format!("{HEAD}x: a\0b\n")),
        case("NULs", "Control characters", "\0".repeat(size)),
    ]
}

/// TOML for the reader of keymaps, which takes up to 64 KiB.
pub fn keymaps() -> Vec<Case> {
    const SIZE: usize = (1 << 16) - 64;
    vec![
        case("a keymap too large", "larger than", "# x\n".repeat(SIZE)),
        case("lists without end", "cannot recurse", format!("[list]\ndown = {}", filled("[", SIZE))),
        case(
            "lists as deep as they are closed",
            "cannot recurse",
            format!("[list]\ndown = {}{}\n", "[".repeat(10_000), "]".repeat(10_000)),
        ),
        case("inline tables without end", "cannot recurse", format!("[list]\n{}", filled("a = { ", SIZE))),
        case("a dotted name without end", "recursion limit", format!("{} = 1\n", filled("a.", SIZE) + "b")),
        case("a dotted name of a scope without end", "recursion limit", format!("[{}]\n", filled("a.", SIZE) + "b")),
        case("sections without end", "given twice", filled("[list]\n", SIZE)),
        case("lists of tables without end", "Expected", filled("[[list]]\n", SIZE)),
        case("one action again and again", "given twice", format!("[list]\n{}", filled("down = [\"j\"]\n", SIZE))),
        case("unknown actions", "no action", format!("[list]\n{}", filled("x = 1\n", SIZE))),
        case(
            "long names, and others near to them",
            "no action",
            format!("[list]\n{}", numbered(SIZE, |n| format!("{} = 1\n", word(n, 98)))),
        ),
        case("one key again and again", "belongs to", format!("[list]\ndown = [{}]\n", filled("\"j\",", SIZE))),
        case(
            "keys that hide others",
            "belongs to",
            format!("[list]\ndown = [{}]\n", numbered(SIZE, |n| format!("\"{}\",", "j ".repeat(n % 99 + 1)))),
        ),
        case("a sequence without end", "", format!("[list]\ndown = [\"{}\"]\n", filled("j ", SIZE))),
        case("a text as long as the file", "no key", format!("[list]\ndown = [\"{}\"]\n", "j".repeat(SIZE))),
        case("an open text of lines", "Expected", format!("[list]\ndown = \"\"\"{}", filled("x = 1\n", SIZE))),
        case("a number without end", "Expected", format!("[list]\ndown = {}\n", "9".repeat(SIZE))),
        case("escapes", "no key", format!("[list]\ndown = [\"{}\"]\n", filled("\\u001b", SIZE))),
        case("lines that are not TOML", "cannot be parsed", filled("] x =\n", SIZE)),
        case("brackets that do not match", "No name", filled("[]]\n", SIZE)),
        case("equals signs", "No name", "=".repeat(SIZE)),
        case("quotation marks", "cannot be parsed", "\"".repeat(SIZE)),
        case("carriage returns", "cannot be parsed", "\r".repeat(SIZE)),
        case("a key that is a control", "no key", "[list]\ndown = [\"\\u001b\"]\n".to_owned()),
        case("a NUL", "never closed", "[list]\ndown = [\"j\0\"]\n".to_owned()),
    ]
}
