//! The content security policy.
//!
//! The page may run its own scripts, wasm among them, and load its own files; it may speak to nobody else. A host of
//! static pages lets us set no headers, so the policy stands in a `meta` element, right behind the one that names the
//! encoding and before anything that loads. Scripts that stand in the page are allowed one by one, by their hash.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// Puts the policy into a page, in place of one that this function put there before.
///
/// # Errors
/// When the page names no encoding: the policy has its place behind it.
pub fn add(page: &str) -> Result<String> {
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

fn remove(page: &str) -> String {
    match page.split_once(START) {
        Some((before, rest)) => {
            let after = rest.split_once("\">").map_or("", |(_, after)| after);
            format!("{before}{after}")
        }
        None => page.to_owned(),
    }
}

fn policy(page: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(page) {
        let hash = BASE64_STANDARD.encode(Sha256::digest(script));
        scripts.push_str(&format!(" 'sha256-{hash}'"));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

/// The contents of the script elements that name no file.
fn inline_scripts(page: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some((_, element)) = rest.split_once("<script") {
        let Some((attributes, after)) = element.split_once('>') else {
            break;
        };
        let Some((content, after)) = after.split_once("</script>") else {
            break;
        };
        if !attributes
            .split_whitespace()
            .any(|part| part.starts_with("src="))
        {
            scripts.push(content);
        }
        rest = after;
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>t</title>\
                        <script type=\"module\">let a = 1;</script><script src=\"a.js\"></script>";

    #[test]
    fn scripts_of_the_page_are_allowed_by_their_hash() {
        assert_eq!(inline_scripts(PAGE), ["let a = 1;"]);
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
