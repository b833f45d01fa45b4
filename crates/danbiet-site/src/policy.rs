//! The content security policy.
//!
//! The page may run its own scripts, wasm among them, and load its own files; it may speak to nobody else. A host of
//! static pages lets us set no headers, so the policy stands in a `meta` element, right behind the one that names the
//! encoding and before anything that loads. Scripts that stand in the page are allowed one by one, by their hash.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::markup::attribute;

/// Puts the policy into a page, in place of one that this function put there before.
///
/// # Errors
/// When the page names no encoding: the policy has its place behind it.
pub fn add(page: &str) -> Result<String> {
    put(page, policy)
}

/// The same for a page that carries everything itself and may ask nobody for anything.
///
/// # Errors
/// As [`add`].
pub fn add_for_one_file(page: &str) -> Result<String> {
    put(page, |page| {
        let scripts = hashes(&inline(page, "script"));
        let styles = hashes(&inline(page, "style"));
        format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; font-src data:; \
             img-src data: blob:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'"
        )
    })
}

fn put(page: &str, policy: impl Fn(&str) -> String) -> Result<String> {
    let page = remove(page);
    let start = page
        .find("<meta charset")
        .context("the page has no <meta charset>: the policy has its place behind it")?;
    let at = start
        + page[start..]
            .find('>')
            .context("<meta charset is not closed")?
        + 1;
    Ok(format!(
        "{}{START}{}\">{}",
        &page[..at],
        policy(&page),
        &page[at..]
    ))
}

/// The beginning of the element, by which it is known again.
const START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The page without its policy.
pub fn remove(page: &str) -> String {
    match page.split_once(START) {
        Some((before, rest)) => {
            let after = rest.split_once("\">").map_or("", |(_, after)| after);
            format!("{before}{after}")
        }
        None => page.to_owned(),
    }
}

fn policy(page: &str) -> String {
    let scripts = hashes(&inline(page, "script"));
    let styles = hashes(&inline(page, "style"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; font-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; \
         form-action 'none'"
    )
}

/// Each content as a source of the policy, with a space before it.
fn hashes(contents: &[&str]) -> String {
    let mut sources = String::new();
    for content in contents {
        let hash = BASE64_STANDARD.encode(Sha256::digest(content));
        sources.push_str(&format!(" 'sha256-{hash}'"));
    }
    sources
}

/// The contents of the elements of this name that stand in the page: code, not data, and no names of files.
fn inline<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, element)) = rest.split_once(&open) {
        let Some((attributes, after)) = element.split_once('>') else {
            break;
        };
        let Some((content, after)) = after.split_once(&close) else {
            break;
        };
        let data = attribute(attributes, "type").is_some_and(|kind| kind.contains('/'));
        if !data && attribute(attributes, "src").is_none() {
            found.push(content);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>t</title>\
                        <script type=\"module\">let a = 1;</script>\
                        <script type=\"application/json\">{}</script><style>a{}</style><script src=\"a.js\"></script>";

    #[test]
    fn scripts_of_the_page_are_allowed_by_their_hash() {
        assert_eq!(inline(PAGE, "script"), ["let a = 1;"]);
        let page = add(PAGE).unwrap();
        // printf 'let a = 1;' | openssl dgst -sha256 -binary | base64
        assert!(
            page.contains("'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"),
            "{page}"
        );
        assert!(page.starts_with(&format!("<!doctype html><meta charset=\"utf-8\">{START}")));
    }

    #[test]
    fn adding_it_twice_is_adding_it_once() {
        let once = add(PAGE).unwrap();
        assert_eq!(add(&once).unwrap(), once);
    }

    #[test]
    fn a_page_without_an_encoding_is_refused() {
        assert!(add("<title>t</title>").is_err());
    }
}
