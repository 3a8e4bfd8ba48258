// Files that were made to tell more than they seem, or to do something to whoever opens them.
#include <zip.h>

#include <fstream>
#include <random>

#include "pictures.h"
#include "reports/desk_test.h"
#include "reports/evidence.h"
#include "reports/exif.h"
#include "reports/picture.h"

using namespace luwte;
using namespace reports::evidence;
using test::Desk;
namespace json = boost::json;
using namespace std::string_literals;

namespace {

const std::string xmp = "http://ns.adobe.com/xap/1.0/\0"s + R"(<rdf:Description exif:GPSLatitude="52,51N"/>)";
const std::string iptc = "Photoshop 3.0\0" "8BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02Z\0\x06Assen!"s;

std::string cleaned(const std::string& file)
{
    const auto copy = without_location(as_bytes(file));
    REQUIRE(copy);
    return as_text(*copy);
}

Location location(const std::string& file)
{
    const auto bytes = as_bytes(file);
    return location_in(sniff(bytes), Bytes{bytes.begin(), bytes.end()});
}

bool holds(const std::string& file, std::string_view words) { return file.find(words) != std::string::npos; }

/// What a browser must be told of every download, whatever is inside.
void is_served_as_bytes(const test::Reply& download)
{
    CHECK(download.status == 200);
    CHECK(download.header("Content-Disposition").starts_with("attachment; filename*=UTF-8''"));
    CHECK(download.header("X-Content-Type-Options") == "nosniff");
    CHECK(download.header("Content-Security-Policy") == "default-src 'none'; sandbox; frame-ancestors 'none'");
    CHECK(download.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(download.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(download.header("Permissions-Policy").find("geolocation=()") != std::string::npos);
    CHECK(download.header("Cache-Control") == "no-store");
    for (const char* type : {"html", "svg", "xml", "script"}) CHECK_FALSE(holds(download.header("Content-Type"), type));
}

/// An archive with the content `times` times, as small as it gets.
std::string zipped(const std::string& name, const std::string& content, int times)
{
    zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(bytes);  // beyond the archive, which is closed to write it
    zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, nullptr);
    REQUIRE(archive);
    for (int n = 0; n < times; ++n) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        REQUIRE(zip_file_add(archive, (std::to_string(n) + name).c_str(), source, 0) == n);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(n), ZIP_CM_DEFLATE, 9);
    }
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(bytes) == 0);
    REQUIRE(zip_source_seek(bytes, 0, SEEK_END) == 0);
    std::string written(static_cast<std::size_t>(zip_source_tell(bytes)), '\0');
    zip_source_seek(bytes, 0, SEEK_SET);
    REQUIRE(zip_source_read(bytes, written.data(), written.size()) == static_cast<zip_int64_t>(written.size()));
    zip_source_close(bytes);
    zip_source_free(bytes);
    return written;
}

/// The most that this process had resident, by the system's own count.
struct MostMemory {
    static long since_now()
    {
        std::ofstream{"/proc/self/clear_refs"} << 5;
        return in_kilobytes();
    }
    static long in_kilobytes()
    {
        std::ifstream status{"/proc/self/status"};
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
        FAIL("the system does not say how much memory was taken");
        return 0;
    }
};

}  // namespace

TEST_CASE("a photograph is served without the place where it was taken, unless the original is asked for", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto photo = test::photograph(true);
    const auto id = desk.given_file(desk.anna, "huis.jpg", photo);
    CHECK(desk.anna.get("/evidence/" + id).body.at("locationInside") == "yes");
    CHECK(desk.anna.get("/evidence/" + id).body.at("mediaType") == "image/jpeg");

    const auto served = desk.anna.get("/evidence/" + id + "/content");
    is_served_as_bytes(served);
    CHECK(served.header("Luwte-Location") == "removed");
    CHECK(location(served.bytes) == Location::no);
    CHECK_FALSE(holds(served.bytes, "Maker-of-cameras"));

    const auto original = desk.anna.get("/evidence/" + id + "/content?original=true");
    is_served_as_bytes(original);
    CHECK(original.header("Luwte-Location") == "as-sent");
    CHECK(original.bytes == photo);
}

TEST_CASE("a photograph without a place is served as it is", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto photo = test::photograph(false);
    const auto id = desk.given_file(desk.anna, "huis.jpg", photo);

    const auto served = desk.anna.get("/evidence/" + id + "/content");
    CHECK(served.header("Luwte-Location") == "none");
    CHECK(served.bytes == photo);
}

TEST_CASE("a film, and a picture nobody can read, are served only as originals", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto film = "\0\0\0\x18""ftypmp42\0\0\0\0mp42isom"s + std::string(200, 'f');
    const auto broken = test::photograph(true).substr(0, 60);

    for (const auto& content : {film, broken}) {
        const auto id = desk.given_file(desk.anna, "x", content);
        const auto refused = desk.anna.get("/evidence/" + id + "/content");
        CHECK(refused.status == 409);
        CHECK(refused.code() == "evidence.may_hold_location");
        const auto original = desk.anna.get("/evidence/" + id + "/content?original=true");
        is_served_as_bytes(original);
        CHECK(original.bytes == content);
    }
}

TEST_CASE("wherever a photograph tells its place, it is found and left out, while orientation and time stay", "[reports]")
{
    const auto gps = test::exif(true);
    const auto file = GENERATE_COPY(values<std::string>({
        test::photograph(true),
        test::jpeg(test::jpeg_part(0xe1, xmp)),
        test::jpeg(test::jpeg_part(0xed, iptc)),
        test::jpeg(test::jpeg_part(0xe1, "Exif\0\0"s + "broken")),
        test::jpeg(test::jpeg_part(0xfe, "City: Assen")),
        test::photograph(false) + "\0\0\0\x18""ftypmp42 a film behind the picture"s,
        test::png(test::png_part("eXIf", gps)),
        test::png(test::png_part("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + xmp)),
        test::png(test::png_part("iTXt", "XML:com.adobe.xmp\0\1\0\0\0packed"s)),
        test::png(test::png_part("zTXt", "Comment\0\0packed"s)),
        test::webp(test::webp_part("EXIF", gps)),
        test::webp(test::webp_part("XMP ", xmp)),
    }));
    CAPTURE(hex(as_bytes(file)));
    CHECK(location(file) == Location::yes);
    const auto copy = cleaned(file);
    CHECK(location(copy) == Location::no);
    CHECK(sniff(as_bytes(copy)) == sniff(as_bytes(file)));
    CHECK(cleaned(copy) == copy);
    for (const char* words : {"GPS", "Assen", "film", "packed", "Maker"}) CHECK_FALSE(holds(copy, words));
    if (!holds(file, "Maker-of-cameras")) return;
    const auto parts = Picture::read(as_bytes(copy))->parts();
    const auto exif = std::ranges::find(parts, Part::Kind::exif, &Part::kind);
    REQUIRE(exif != parts.end());
    const auto kept = read_exif(exif->content.subspan(file.starts_with("\xff") ? 6 : 0));
    REQUIRE(kept);
    CHECK(kept->orientation == 6);
    CHECK(kept->taken == "2026:03:09 09:00:00");
}

TEST_CASE("a picture that tells nothing is copied byte for byte", "[reports]")
{
    for (const auto& file : {test::jpeg(), test::png()}) {
        CHECK(location(file) == Location::no);
        CHECK(cleaned(file) == file);
    }
    CHECK(location(test::exif(false)) == Location::no);  // a TIFF
    CHECK(location(test::exif(true)) == Location::perhaps);
}

TEST_CASE("what a browser might run is called by no name", "[reports]")
{
    CHECK(sniff(as_bytes("<!DOCTYPE html><script>alert(1)</script>")) == "application/octet-stream");
    CHECK(sniff(as_bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")) == "application/octet-stream");
    CHECK(sniff(as_bytes(std::string_view{"\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0", 20})) == "application/octet-stream");
    CHECK(sniff(as_bytes("%PDF-1.4\n%abc")) == "application/pdf");
}

TEST_CASE("files that are pages, drawings, programs or two things at once are stored sealed and served as bytes", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const std::string script = "<script>fetch('/v1/incidents')</script>";
    const std::vector<std::string> contents{
        "<!DOCTYPE html><html><body>" + script,
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + script + "</svg>",
        "GIF89a/*" + script + "*/=1;alert(document.cookie)",
        test::jpeg(test::jpeg_part(0xfe, script)),
        "%PDF-1.4\n" + script,
        test::png() + "PK\5\6"s + std::string(18, '\0') + script,
        "\xef\xbb\xbf<html>" + script,
    };
    const std::vector<std::string> names{"foto.html", "x.svg\"; filename=\"y.html", "..\\..\\a.hta", "a\tb.js", "../../etc/passwd", "\xe2\x80\xaegpj.exe", "a"};
    for (std::size_t n = 0; n < contents.size(); ++n) {
        CAPTURE(names[n], contents[n]);
        const auto id = desk.given_file(desk.anna, names[n], contents[n]);
        const auto download = desk.anna.get("/evidence/" + id + "/content?original=true");
        is_served_as_bytes(download);
        CHECK(download.bytes == contents[n]);
        CHECK(download.header("Content-Disposition").find_first_of("\"\\;/ \t\r\n", 12) == std::string::npos);
    }
    CHECK_FALSE(desk.world.database_contains("fetch('/v1"));
}

TEST_CASE("a bomb of nested archives is so many bytes, sealed like any other, and is never unpacked", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto layer = zipped("nullen.bin", std::string(100 << 20, '\0'), 1);
    const auto bomb = zipped("laag.zip", layer, 10);
    CHECK(layer.size() < 200'000);
    CHECK(bomb.size() < 100'000);
    REQUIRE(holds(bomb, "laag.zip"));

    desk.given_file(desk.anna, "brief.txt", "x");  // whatever the first file takes is there now
    const auto before = MostMemory::since_now();
    const auto id = desk.given_file(desk.anna, "bom.zip", bomb);
    const auto download = desk.anna.get("/evidence/" + id + "/content");
    CHECK(MostMemory::in_kilobytes() - before < 20'000);

    is_served_as_bytes(download);
    CHECK(download.bytes == bomb);
    CHECK(desk.anna.get("/evidence/" + id).body.at("size") == bomb.size());
    CHECK_FALSE(desk.world.database_contains("laag.zip"));
    CHECK_FALSE(desk.world.database_contains("nullen.bin"));
}

TEST_CASE("a picture that was made to break its reader breaks nothing", "[reports]")
{
    std::mt19937 dice{20260309};
    const auto roll = [&](std::size_t below) { return dice() % below; };
    const std::vector<std::string> files{test::photograph(true), test::png(test::png_part("eXIf", test::exif(true))),
                                         test::webp(test::webp_part("EXIF", test::exif(true))), test::exif(true)};
    for (int round = 0; round < 4000; ++round) {
        const auto& file = files[roll(files.size())];
        Bytes bytes{file.begin(), file.end()};
        for (std::size_t change = 0; change < 1 + roll(8); ++change) bytes[roll(bytes.size())] = static_cast<std::uint8_t>(roll(256));
        if (roll(4) == 0) bytes.resize(roll(bytes.size()) + 1);
        location_in(sniff(bytes), bytes);
        if (const auto copy = without_location(bytes)) REQUIRE(location_in(sniff(*copy), *copy) != Location::yes);
    }
}
