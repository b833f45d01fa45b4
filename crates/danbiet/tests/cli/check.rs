//! `danbiet check`: what is remarkable about documents.

use std::{fs, path::PathBuf};

use crate::{danbiet, json};

#[test]
fn what_is_remarkable_is_said_with_what_to_do() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let article = "Xã họp dân\n\nChủ tịch xã đối thoại với nhân dân về quy chế dân chủ ở cơ sở.\n";
    fs::write(folder.join("a.txt"), article).unwrap();
    fs::write(folder.join("b.txt"), article).unwrap();
    fs::write(
        folder.join("c.txt"),
        b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam",
    )
    .unwrap();
    let docs = folder.to_str().unwrap();
    let report = json(&["check", "--docs", docs, "--json"]);
    assert_eq!(report["sound"], true);
    let findings = report["findings"].as_array().unwrap();
    let find = |document: &str, kind: &str| {
        let found = findings
            .iter()
            .find(|finding| finding["document"] == document && finding["kind"] == kind);
        found.unwrap_or_else(|| panic!("{kind} of {document} is not in {report}"))["message"]
            .as_str()
            .unwrap()
    };
    assert!(find("b", "same-text").contains("as a; remove"));
    assert!(find("c", "converted").contains("TCVN3"));
    assert!(find("a", "not-known").contains("publisher"));
    let output = danbiet(&["check", "--docs", docs]);
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("b: it has the same text as a"), "{said}");
    assert!(
        !danbiet(&["check", "--docs", docs, "--strict"])
            .status
            .success()
    );
}
