//! Rules of the house that neither the compiler nor clippy knows.

use std::io;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All Rust files of a folder and the folders in it, ordered by name, with their text.
fn sources(folder: &str) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path
                    .strip_prefix(root())
                    .unwrap_or(&path)
                    .display()
                    .to_string();
                found.push((name, std::fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The lines of the app outside `src/browser` that hold one of the words, comments aside.
fn uses(words: &[&str], but: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for (name, text) in sources("src")? {
        if name.starts_with(but) {
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            let code = !line.trim_start().starts_with("//");
            if code && words.iter().any(|word| holds(line, word)) {
                found.push(format!("{name}:{number}: {}", line.trim()));
            }
        }
    }
    Ok(found)
}

/// Whether a line holds a word that is not the end of a longer name or the name of a method.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_' || before == '.')
    })
}

#[test]
fn text_never_becomes_markup() {
    assert_eq!(
        uses(
            &["inner_html", "set_inner_html", "insert_adjacent_html"],
            "-"
        )
        .unwrap(),
        Vec::<String>::new()
    );
}

#[test]
fn only_the_folder_browser_calls_the_browser() {
    // Types of events and elements may be named anywhere; these are the ways to act on the browser.
    let acts = [
        "web_sys::window",
        "window()",
        "document()",
        "js_sys::",
        "gloo",
        "wasm_bindgen::",
        "spawn_local",
        "leptos_dom::helpers",
    ];
    assert_eq!(uses(&acts, "src/browser").unwrap(), Vec::<String>::new());
}

#[test]
fn what_the_documentation_names_is_there() {
    let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
    for page in pages {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        let code = text.split('`').skip(1).step_by(2);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for name in code.chain(links).filter(|name| is_path(name)) {
            assert!(
                root().join(name).exists(),
                "{page} names {name}, which is not there"
            );
        }
    }
}

/// Whether a word of the documentation is a path from the root of the project, and not a pattern such as `KIND.rs`.
fn is_path(name: &str) -> bool {
    let folders = [".github", "crates", "docs", "fonts", "seeds", "src"];
    let files = [".md", ".toml", ".html", ".css", "build.rs"];
    let first = name.split_once('/').map(|(first, _)| first);
    let known = match first {
        Some(first) => folders.contains(&first),
        None => files.iter().any(|ending| name.ends_with(ending)),
    };
    // Whoever keeps a corpus may add this file; the seeds have none.
    let optional = name == "corrections.toml";
    known && !optional && !name.contains("NAME") && !name.contains("KIND")
}
