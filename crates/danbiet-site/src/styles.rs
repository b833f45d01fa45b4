//! One stylesheet, in the page itself.
//!
//! Trunk links each stylesheet by itself. On a slow line every file that stands between the page and its first letters
//! costs a round trip, so the rules go into the page, which then arrives whole in its first packets. The pages of the
//! documents link the same rules as a file.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use danbiet_corpus::ingest::sha256;

use super::markup::{attribute, into_head, without_links};

/// Puts all stylesheets of the page into it and into one file.
///
/// # Errors
/// When the page links no stylesheet, or one that is not there.
pub fn gather(site: &Path, page: &str) -> Result<String> {
    let (page, links) = without_links(page, |link| attribute(link, "rel") == Some("stylesheet"));
    ensure!(!links.is_empty(), "the page links no stylesheet");
    let mut rules = String::new();
    for link in &links {
        let name = attribute(link, "href").context("a stylesheet of the page has no address")?;
        let file = site.join(name.trim_start_matches("./"));
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        rules.push_str(text.trim());
        rules.push('\n');
        std::fs::remove_file(&file)?;
    }
    ensure!(
        !rules.contains("</style"),
        "a stylesheet closes the element that it stands in"
    );
    super::write(&site.join(name(&rules)), &rules)?;
    into_head(&page, &format!("<style>{rules}</style>"))
}

/// The file that has the rules of a page, as [`gather`] has written it.
///
/// # Errors
/// When the page has no rules.
pub fn file(page: &str) -> Result<String> {
    let rules = page.split_once("<style>").map(|(_, rest)| rest);
    let rules = rules.and_then(|rest| Some(rest.split_once("</style>")?.0));
    Ok(name(rules.context("the page has no rules of style")?))
}

fn name(rules: &str) -> String {
    format!("style-{}.css", &sha256(rules.as_bytes())[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_stand_in_the_page_and_in_one_file_in_their_order() {
        let site = std::env::temp_dir().join(format!("danbiet-styles-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("b.css"), "b{}\n").unwrap();
        std::fs::write(site.join("a.css"), "a{}").unwrap();
        let page = "<head><link rel=stylesheet href=./b.css><link rel=\"stylesheet\" href=\"a.css\"/></head>";
        let page = gather(&site, page).unwrap();
        let name = file(&page).unwrap();
        assert_eq!(page, "<head><style>b{}\na{}\n</style></head>");
        assert_eq!(
            std::fs::read_to_string(site.join(name)).unwrap(),
            "b{}\na{}\n"
        );
        assert!(!site.join("a.css").exists());
        assert!(gather(&site, "<head></head>").is_err());
    }
}
