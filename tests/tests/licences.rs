//! What is shipped comes with its licences.

use outlay_tests::root;
use std::fs;
use std::path::PathBuf;

/// Where the Debian package's files come from; empty for those that are built.
fn packed() -> Vec<PathBuf> {
    let text =
        fs::read_to_string(root().join("src-tauri/Cargo.toml")).expect("the shell's manifest");
    let manifest: toml_edit::DocumentMut = text.parse().expect("TOML");
    let about = &manifest["package"]["metadata"]["deb"];
    let assets = about["assets"].as_array().expect("assets").iter();
    let sources = assets.filter_map(|asset| asset.as_array()?.get(0)?.as_str());
    let own = about["license-file"]
        .as_array()
        .and_then(|file| file.get(0)?.as_str());
    let found = sources
        .chain(own)
        .map(|path| root().join("src-tauri").join(path));
    found.filter_map(|path| path.canonicalize().ok()).collect()
}

/// The licence of fonts asks that it goes with every copy of them, also within a program.
#[test]
fn the_debian_package_holds_our_licences_and_those_of_the_fonts() {
    let packed = packed();
    let fonts = root().join("crates/pdf/fonts/OFL.txt");
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"]
        .map(|name| root().join(name))
        .iter()
        .chain([&fonts])
    {
        let path = licence.canonicalize().expect("a licence");
        assert!(
            packed.contains(&path),
            "{} is not packed",
            licence.display()
        );
    }
    let text = fs::read_to_string(&fonts).expect("the fonts' licence");
    for file in fs::read_dir(fonts.parent().expect("a folder")).expect("fonts") {
        let name = file
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned();
        let Some((family, _)) = name
            .strip_suffix(".otf")
            .and_then(|stem| stem.split_once('-'))
        else {
            continue;
        };
        // `NotoSansSC` is called "Noto Sans CJK SC" by those who made it.
        let named = if family == "NotoSansSC" {
            "Noto Sans CJK SC"
        } else {
            family
        };
        assert!(
            text.contains(&format!("{named}: Copyright")),
            "{name} has no owner in OFL.txt"
        );
    }
}
