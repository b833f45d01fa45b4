//! The whole reading room in one file of HTML, to be carried on a stick and opened by a double click: what
//! `cargo xtask single-file` and `danbiet site --single-file` write.
//!
//! A page that was opened from a folder can load nothing beside itself, so everything stands in it: the styles with the
//! fonts, the program with all its screens as base64 of what the site packs it as, the glue that starts it, and the files that the program
//! loads later under the ids that it looks for first (`asset-NAME`). The policy of the page lets it ask nobody for
//! anything.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::markup::{attribute, without_links};
use crate::{corpus, files, gzip, name_of, policy, programs, styles, texts};

/// The program that has all screens.
const PROGRAM: &str = programs::FULL;

/// The program that works beside the page.
const WORKER: &str = programs::WORKER;

/// The page of a site that is filled, with everything in it.
///
/// # Errors
/// When the folder holds no such site or it is not as expected.
pub fn make(site: &Path) -> Result<String> {
    let index = site.join("index.html");
    let page = std::fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read", index.display()))?;
    let page = policy::remove(&page);
    let loads = [
        "preload",
        "modulepreload",
        "manifest",
        "apple-touch-icon",
        "canonical",
    ];
    let (page, _) = without_links(&page, |link| {
        attribute(link, "rel").is_some_and(|rel| loads.contains(&rel))
    });
    let page = with_all_rules(&page, site)?;
    let page = without_later(&without_starter(&page)?);
    let page = with_fonts(&page, site)?;
    let page = within(&page);
    let mut inside = String::new();
    for (name, bytes) in assets(site)? {
        inside.push_str(&data(
            &format!("asset-{name}"),
            &BASE64_STANDARD.encode(bytes),
        ));
    }
    for (name, text) in licences(site)? {
        inside.push_str(&data(&name, &text));
    }
    let program =
        only(site, PROGRAM, programs::PACKED).or_else(|_| only(site, PROGRAM, programs::PLAIN))?;
    inside.push_str(&data(
        "asset-program",
        &BASE64_STANDARD.encode(std::fs::read(program)?),
    ));
    let glue = std::fs::read_to_string(only(site, PROGRAM, ".js")?)?;
    inside.push_str(&format!(
        "<script type=\"module\">{}</script>",
        start(&glue)?
    ));
    let end = page.rfind("</body>").context("the page has no </body>")?;
    let page = format!("{}{inside}{}", &page[..end], &page[end..]);
    policy::add_for_one_file(&page)
}

/// The page without the script that fetches and starts programs.
fn without_starter(page: &str) -> Result<String> {
    let start = "<script type=\"module\">";
    let plain = "<script type=module>";
    let (before, rest) = page
        .split_once(start)
        .or_else(|| page.split_once(plain))
        .context("the page starts no program")?;
    let (script, after) = rest
        .split_once("</script>")
        .context("a script does not end")?;
    ensure!(
        script.contains("danbiet:started"),
        "the first module of the page is not the one that starts programs"
    );
    Ok(format!("{before}{after}"))
}

/// The page without the elements that name what is loaded later.
fn without_later(page: &str) -> String {
    let mut parts = page.split("<meta name=\"later-");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('>').map_or("", |(_, after)| after));
    }
    rest
}

/// The page with the rules of all screens in place of those of the first edition.
fn with_all_rules(page: &str, site: &Path) -> Result<String> {
    let file = site.join(styles::file(page)?);
    let rules = std::fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let (before, rest) = page
        .split_once("<style>")
        .context("the page has no rules")?;
    let (_, after) = rest
        .split_once("</style>")
        .context("the rules do not end")?;
    Ok(format!("{before}<style>{rules}</style>{after}"))
}

/// The page with the fonts in its styles.
fn with_fonts(page: &str, site: &Path) -> Result<String> {
    let mut page = page.to_owned();
    for file in files(site)? {
        let name = name_of(&file);
        if !name.ends_with(".woff2") {
            continue;
        }
        let address = format!(
            "data:font/woff2;base64,{}",
            BASE64_STANDARD.encode(std::fs::read(&file)?)
        );
        let before = page.len();
        for quote in ["\"", "'", ""] {
            for folder in ["", "./"] {
                let named = format!("url({quote}{folder}{name}{quote})");
                page = page.replace(&named, &format!("url({address})"));
            }
        }
        ensure!(page.len() > before, "no style of the page names {name}");
    }
    Ok(page)
}

/// The page with its links to pages of documents leading to the documents in the reading room.
fn within(page: &str) -> String {
    let mut page = page.replace(&format!("href=\"{}\"", texts::LIST), "href=\"#library\"");
    let link = format!("href=\"{}/", texts::FOLDER);
    while let Some((before, rest)) = page.split_once(&link) {
        let (id, after) = rest.split_once(".html\"").unwrap_or((rest, ""));
        page = format!("{before}href=\"#document/{id}\"{after}");
    }
    page
}

/// The files that are loaded later, by the names that the program knows them by: `vietnam-HASH.map` is `vietnam.map`.
fn assets(site: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for file in files(site)? {
        let name = name_of(&file);
        let Some((stem, ending)) = name.rsplit_once('.').filter(|_| !corpus::is_lean(name)) else {
            continue;
        };
        let hashed = stem.rsplit_once('-').filter(|(_, hash)| {
            hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        if let Some((plain, _)) =
            hashed.filter(|_| !["css", "html", "js", "wasm"].contains(&ending))
        {
            found.push((format!("{plain}.{ending}"), std::fs::read(&file)?));
        }
    }
    // What works beside the page; the program unpacks what is gzip.
    let glue = std::fs::read(only(site, WORKER, ".js")?)?;
    let wasm = std::fs::read(only(site, WORKER, "_bg.wasm")?)?;
    found.push(("worker.js".to_owned(), glue));
    found.push(("worker.wasm".to_owned(), gzip(&wasm)?));
    Ok(found)
}

/// The licences of what the file carries: they travel with it.
fn licences(site: &Path) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for file in files(site)? {
        let name = name_of(&file);
        if let Some(name) = name
            .strip_suffix(".txt")
            .filter(|name| name.starts_with("LICENSE"))
        {
            found.push((name.to_owned(), std::fs::read_to_string(&file)?));
        }
    }
    Ok(found)
}

/// An element that holds data and shows nothing.
fn data(id: &str, text: &str) -> String {
    let text = text.replace("</script", "<\\/script");
    format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>\n")
}

/// The only file whose name begins and ends like this, with a hash between.
fn only(site: &Path, begin: &str, end: &str) -> Result<PathBuf> {
    let named = |file: &PathBuf| {
        let name = name_of(file);
        let middle = name
            .strip_prefix(begin)
            .and_then(|rest| rest.strip_suffix(end));
        middle.is_some_and(|middle| middle.len() == 17 && middle.starts_with('-'))
    };
    let mut found = files(site)?;
    found.retain(named);
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!(
            "{} files of the site are called {begin}-…{end}: build it anew",
            found.len()
        ),
    }
}

/// The glue with what unpacks and starts the program behind it.
fn start(glue: &str) -> Result<String> {
    let imports = glue.lines().any(|line| line.starts_with("import "));
    ensure!(
        !imports,
        "the glue of {PROGRAM} imports other files, which one file cannot"
    );
    let init = "__wbg_init";
    ensure!(
        glue.contains(&format!("function {init}(")),
        "the glue of {PROGRAM} has no {init}"
    );
    ensure!(
        !glue.contains("</script"),
        "the glue closes the element that it stands in"
    );
    Ok(format!(
        "{glue}\nconst packed = atob(document.getElementById('asset-program').textContent);\n\
         const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));\n\
         {}\nawait {init}({{ module_or_path: await unpack(bytes) }});\n\
         dispatchEvent(new Event('danbiet:started'));\n",
        programs::unpack()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_in_the_file_and_nothing_is_named_beside_it() {
        let site = std::env::temp_dir().join(format!("danbiet-single-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        let hash = "0123456789abcdef";
        let page = "<html><head><meta charset=\"utf-8\"><meta name=\"later-style\" content=\"./style-1.css\">\
                    <link rel=\"manifest\" href=\"m\"><style>first{}</style>\
                    <script type=\"module\">import('./first.js'); dispatchEvent(new Event('danbiet:started'))</script></head>\
                    <body><a href=\"d/000.html\">t</a></body></html>";
        for (name, text) in [
            ("index.html".to_owned(), page),
            ("a.woff2".to_owned(), "font"),
            (
                "style-1.css".to_owned(),
                "@font-face{src:url(a.woff2)} later{}",
            ),
            ("LICENSE-a.txt".to_owned(), "free"),
            (format!("vietnam-{hash}.map"), "map"),
            (
                format!("{PROGRAM}-{hash}.js"),
                "async function __wbg_init(x) {}",
            ),
            (format!("{PROGRAM}-{hash}_bg.wasm.lzma"), "wasm"),
            (format!("danbiet-worker-{hash}.js"), "serve();"),
            (format!("danbiet-worker-{hash}_bg.wasm"), "heavy"),
        ] {
            std::fs::write(site.join(name), text).unwrap();
        }
        let file = make(&site).unwrap();
        for inside in [
            "url(data:font/woff2;base64,Zm9udA==)",
            "later{}",
            "id=\"asset-vietnam.map\">bWFw<",
            "id=\"LICENSE-a\">free<",
            "id=\"asset-worker.js\">c2VydmUoKTs=<",
            "id=\"asset-worker.wasm\">",
            "href=\"#document/000\"",
            "connect-src 'none'",
            "await __wbg_init(",
        ] {
            assert!(file.contains(inside), "{inside} is not in {file}");
        }
        for beside in ["first.js", "manifest", "later-style", "a.woff2", "d/000"] {
            assert!(
                !file.contains(&format!("\"{beside}")) && !file.contains(&format!("/{beside}")),
                "{beside}: {file}"
            );
        }
    }

    #[test]
    fn a_glue_that_imports_is_refused() {
        assert!(
            start("import { a } from './snippets/a.js';\nasync function __wbg_init(x) {}").is_err()
        );
        assert!(start("let a;").is_err());
    }
}
