//! What makes the site installable: its manifest, its pictures, and the elements that name them.

use std::path::Path;

use anyhow::{Context, Result};
use danbiet_corpus::Corpus;
use serde_json::json;

use super::markup::into_head;
use super::texts;

/// The folder of the pictures, in the project and in the site.
pub const PICTURES: &str = "icons";

/// The manifest's file.
pub const MANIFEST: &str = "danbiet.webmanifest";

/// The pictures.
const FILES: [&str; 7] = [
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
    "maskable-512.png",
    "wide.png",
    "narrow.png",
    PREVIEW,
];

/// Copies the pictures from the folder of the project into that of the site.
///
/// # Errors
/// When a picture is missing or cannot be copied.
pub fn copy_pictures(project: &Path, site: &Path) -> Result<()> {
    let (from, to) = (project.join(PICTURES), site.join(PICTURES));
    std::fs::create_dir_all(&to)?;
    for name in FILES {
        std::fs::copy(from.join(name), to.join(name)).with_context(|| {
            format!("{PICTURES}/{name} cannot be copied: `cargo xtask icons` draws it")
        })?;
    }
    Ok(())
}

/// Writes the manifest and names it and the pictures in the page.
///
/// # Errors
/// When the file cannot be written or the page has no head.
pub fn add(site: &Path, page: &str, corpus: &Corpus) -> Result<String> {
    super::write(&site.join(MANIFEST), manifest(corpus).to_string())?;
    into_head(
        page,
        &format!(
            "<link rel=\"manifest\" href=\"{MANIFEST}\"><link rel=\"apple-touch-icon\" href=\"{PICTURES}/icon-192.png\">"
        ),
    )
}

/// The picture that other sites show beside a link to this one, 1200 × 630 pixels.
pub const PREVIEW: &str = "preview.png";

fn manifest(corpus: &Corpus) -> serde_json::Value {
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": format!("{PICTURES}/{name}"), "sizes": sizes, "type": kind, "purpose": purpose });
    let screenshot = |name: &str, sizes: &str, form: &str, label: &str| {
        json!({
            "src": format!("{PICTURES}/{name}"), "sizes": sizes, "type": "image/png",
            "form_factor": form, "label": label,
        })
    };
    json!({
        "id": "./",
        "name": texts::name(corpus),
        "short_name": "Dân Biết",
        "description": texts::DESCRIPTION,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "categories": ["education", "news", "productivity"],
        "icons": [
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("maskable-512.png", "512x512", "image/png", "maskable"),
            icon("icon.svg", "any", "image/svg+xml", "any"),
        ],
        "screenshots": [
            screenshot("wide.png", "1280x800", "wide", "Đọc một tài liệu, với mọi chỗ tìm thấy"),
            screenshot("narrow.png", "390x844", "narrow", "Tìm trong các tài liệu"),
        ],
    })
}
