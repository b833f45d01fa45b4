//! Makes files of the formats, as small as they can be.

use std::io::{Cursor, Write};

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// An archive of files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Says in the headers of an archive of one file that it has a password.
pub fn close(archive: &mut [u8]) {
    for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found = archive.windows(4).position(|bytes| bytes == mark).unwrap();
        archive[found + at] |= 1;
    }
}

/// A Word document with this body, and notes.
pub fn docx(body: &str, notes: Option<&str>) -> Vec<u8> {
    let notes = notes.map(|notes| ("footnotes", notes));
    docx_with(body, notes.as_slice())
}

/// A Word document with this body, and other parts: the name of each, which is that of its outermost
/// element too, and what is in it.
pub fn docx_with(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let document =
        format!("<?xml version=\"1.0\"?><w:document {space}><w:body>{body}</w:body></w:document>");
    let mut files = vec![("word/document.xml".to_owned(), document)];
    for (name, content) in others {
        let content = format!("<w:{name} {space}>{content}</w:{name}>");
        files.push((format!("word/{name}.xml"), content));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    zip(&files)
}

/// A document with a page for each content. `F1` has the letters Đ ại xã đ ủ at the codes from 1,
/// `F2` the same shapes without saying what they are, `F3` is a font of Windows-1252.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    document(pages).save_to(&mut bytes).unwrap();
    bytes
}

/// The same with a password, which may be empty.
pub fn encrypted_pdf(pages: &[&str], password: &str) -> Vec<u8> {
    let mut document = document(pages);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "chủ",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    })
    .unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn document(pages: &[&str]) -> Document {
    let mut document = Document::with_version("1.5");
    let letters = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
        /CMapName /L def /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
        5 beginbfchar <0001> <0110> <0002> <1EA10069> <0003> <007800E3> <0004> <0111> <0005> <1EE7> endbfchar\n\
        endcmap CMapName currentdict /CMap defineresource pop end end";
    let letters = document.add_object(Stream::new(dictionary! {}, letters.as_bytes().to_vec()));
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "L", "DW" => 600,
        "W" => vec![1.into(), vec![700.into(), 900.into()].into(), 3.into(), 5.into(), 800.into()],
    });
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "L", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    };
    let mut with_letters = font.clone();
    with_letters.set("ToUnicode", letters);
    let (with_letters, without) = (document.add_object(with_letters), document.add_object(font));
    let western = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => ".VnTime",
        "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! {
        "Font" => dictionary! { "F1" => with_letters, "F2" => without, "F3" => western },
    });
    let tree = document.new_object_id();
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = Stream::new(dictionary! {}, content.as_bytes().to_vec());
            let content = document.add_object(content);
            let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
            document.add_object(page).into()
        })
        .collect();
    let count = kids.len() as i64;
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(tree, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}
