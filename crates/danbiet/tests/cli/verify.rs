//! `danbiet verify` and `danbiet cite` over the seeds.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::danbiet;

/// What is said of a quote, and whether it holds.
fn verify(quote: &str, more: &[&str]) -> (Value, bool) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_danbiet"))
        .args([&["verify", "-"], more].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(quote.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap();
    (said, output.status.success())
}

#[test]
fn what_the_seeds_say_holds_and_what_they_do_not_fails() {
    let quote = "TP Hà Tĩnh đưa việc thực hiện quy chế dân chủ ở cơ sở đi vào chiều sâu";
    let (said, holds) = verify(quote, &[]);
    assert!(holds, "{said}");
    assert_eq!(said["verdict"], "exact");
    let place = &said["parts"][0]["places"][0];
    assert_eq!(place["document"], "000_c7764ab0d62457ae");
    assert_eq!(
        (&place["start"], &place["text"]),
        (&json!(0), &json!(quote))
    );
    let (said, holds) = verify(&quote.replace("cơ sở", "xã hội"), &[]);
    assert!(!holds);
    assert_eq!(said["verdict"], "altered");
    let changes: Vec<&Value> = said["parts"][0]["difference"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|piece| piece["relation"] != "same")
        .collect();
    assert_eq!(changes.len(), 1, "{said}");
    let shown = |side: &str| changes[0][side].as_str().unwrap().trim();
    assert_eq!((shown("quoted"), shown("printed")), ("xã hội", "cơ sở"));
    let (said, holds) = verify(&quote.to_uppercase(), &[]);
    assert_eq!((said["verdict"].as_str(), holds), (Some("near"), false));
    let places = said["parts"][0]["places"][0].clone();
    assert_eq!(places["differences"], json!(["case"]));
    let (said, holds) = verify("bay lên mặt trăng bằng xe đạp", &[]);
    assert_eq!((said["verdict"].as_str(), holds), (Some("absent"), false));
    assert!(!verify("", &[]).1);
}

#[test]
fn a_quote_of_another_text_is_told_from_its_hash() {
    let hash = "0".repeat(64);
    let stamp = format!("[danbiet:1 document=000_c7764ab0d62457ae bytes=0-10 sha256={hash}]");
    let (said, holds) = verify(&format!("“TP Hà Tĩnh”\n— ở đâu đó\n{stamp}"), &[]);
    assert!(holds);
    assert_eq!(said["words"], "TP Hà Tĩnh");
    assert_eq!(said["named"]["text"], "changed");
    let elsewhere = stamp.replace("000_c7764ab0d62457ae", "không_có");
    let (said, holds) = verify(&format!("“TP Hà Tĩnh”\n{elsewhere}"), &[]);
    assert_eq!(said["verdict"], "exact");
    assert_eq!(said["named"]["text"], "missing");
    assert!(!holds);
}

fn cite(args: &[&str]) -> String {
    let output = danbiet(&[&["cite"], args].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn documents_are_cited_in_every_form() {
    let id = "000_c7764ab0d62457ae";
    let more = ["--address", "https://a.b/c/", "--accessed", "2026-11-22"];
    let plain = cite(&[&[id], more.as_slice()].concat());
    assert!(plain.contains("16/5/[2022"), "{plain}");
    assert!(
        plain.contains("https://a.b/c/#document/000_c7764ab0d62457ae Truy cập ngày 22/11/2026.")
    );
    let bibtex = cite(&["--format", "bibtex"]);
    assert_eq!(bibtex.matches("@misc{danbiet-").count(), 5);
    let found = cite(&["--format", "csl-json", "--query", "hương ước"]);
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(found[0]["id"], "danbiet-004_3e33e1dab0311927");
    assert!(!danbiet(&["cite", "không-có"]).status.success());
    assert!(!danbiet(&["cite", "--accessed", "hôm qua"]).status.success());
}
