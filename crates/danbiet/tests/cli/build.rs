//! `danbiet build`: files of many kinds, and what is said of those that are none.

use std::{fs, path::PathBuf};

use crate::danbiet;

/// An empty folder of the test, made anew.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("trong")).unwrap();
    folder
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_built() {
    let folder = folder("build-mixed");
    fs::write(folder.join("một.txt"), "Dân biết, dân bàn.").unwrap();
    fs::write(folder.join("trong/hai.html"), "<p>Dân làm.").unwrap();
    fs::write(
        folder.join("cũ.txt"),
        b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam",
    )
    .unwrap();
    fs::write(folder.join("hỏng.pdf"), b"%PDF-1.4 broken").unwrap();
    let (path, pack) = (folder.to_str().unwrap(), folder.join("x.pack.out"));
    let pack = pack.to_str().unwrap();
    let output = danbiet(&["build", path, "--out", pack]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("hỏng.pdf: left out: damaged, or no PDF"),
        "{told}"
    );
    assert!(told.contains("cũ.txt: TCVN3: "), "{told}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(": 3 documents, "), "{said}");
    assert!(danbiet(&["check", pack]).status.success());
    fs::remove_file(pack).unwrap();
    let strict = danbiet(&["build", path, "--out", pack, "--strict"]);
    assert!(!strict.status.success());
    assert!(!PathBuf::from(pack).exists());
}

#[test]
fn a_folder_without_documents_is_an_error() {
    let folder = folder("build-empty");
    let output = danbiet(&["build", folder.to_str().unwrap(), "--out", "/dev/null"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("no document"));
}
