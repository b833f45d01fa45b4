//! One stylesheet in the page itself, and one with all rules.
//!
//! Trunk links each stylesheet by itself. On a slow line every file that stands between the page and its first letters
//! costs a round trip, so the rules of the first edition go into the page, which then arrives whole in its first packets.
//! Links marked `data-later` are of rules that only the other screens need. The full edition and the pages of the
//! documents link all rules as a file, which the page names in a `meta` element.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use danbiet_corpus::ingest::sha256;

use super::markup::{attribute, into_head, without_links};

/// The `meta` element that names the file with all rules.
const ALL: &str = "<meta name=\"later-style\" content=\"./";

/// Puts the stylesheets that the page needs at first into it, and all of them into one file.
///
/// # Errors
/// When the page links no stylesheet, or one that is not there.
pub fn gather(site: &Path, page: &str) -> Result<String> {
    let (page, links) = without_links(page, |link| attribute(link, "rel") == Some("stylesheet"));
    ensure!(!links.is_empty(), "the page links no stylesheet");
    let (mut rules, mut first) = (String::new(), String::new());
    for link in &links {
        let name = attribute(link, "href").context("a stylesheet of the page has no address")?;
        let file = site.join(name.trim_start_matches("./"));
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let of_first = attribute(link, "data-later").is_none();
        for rules in [Some(&mut rules), Some(&mut first).filter(|_| of_first)] {
            rules.into_iter().for_each(|rules| {
                rules.push_str(text.trim());
                rules.push('\n');
            });
        }
        std::fs::remove_file(&file)?;
    }
    ensure!(
        !rules.contains("</style"),
        "a stylesheet closes the element that it stands in"
    );
    let name = format!("style-{}.css", &sha256(rules.as_bytes())[..16]);
    super::write(&site.join(&name), &rules)?;
    into_head(&page, &format!("{ALL}{name}\"><style>{first}</style>"))
}

/// The file that has all rules, as [`gather`] has written it.
///
/// # Errors
/// When the page names none.
pub fn file(page: &str) -> Result<String> {
    let name = page.split_once(ALL).map(|(_, rest)| rest);
    let name = name.and_then(|rest| Some(rest.split_once('"')?.0));
    Ok(name.context("the page names no stylesheet")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rules_stand_in_the_page_and_all_in_one_file_in_their_order() {
        let site = std::env::temp_dir().join(format!("danbiet-styles-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("b.css"), "b{}\n").unwrap();
        std::fs::write(site.join("a.css"), "a{}").unwrap();
        let page = "<head><link rel=stylesheet href=./b.css data-later=\"full\"><link rel=\"stylesheet\" href=\"a.css\"/></head>";
        let page = gather(&site, page).unwrap();
        let name = file(&page).unwrap();
        assert_eq!(
            page,
            format!("<head>{ALL}{name}\"><style>a{{}}\n</style></head>")
        );
        assert_eq!(
            std::fs::read_to_string(site.join(name)).unwrap(),
            "b{}\na{}\n"
        );
        assert!(!site.join("a.css").exists());
        assert!(gather(&site, "<head></head>").is_err());
    }
}
