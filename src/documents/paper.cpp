#include "documents/paper.h"

#include <cairo-pdf.h>

#include <algorithm>

#include "base/require.h"
#include "documents/catalogue.h"
#include "documents/xml.h"

namespace luwte::documents {
namespace {

constexpr double sheet_width = 595.276, sheet_height = 841.89;
constexpr const char* faces = "Liberation Sans, Arial, DejaVu Sans, Sans";

cairo_status_t take(void* closure, const unsigned char* data, unsigned int length)
{
    auto& bytes = *static_cast<Bytes*>(closure);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

/// The lines of a layout one by one, with where each begins and how high it is.
struct Lines {
    explicit Lines(PangoLayout* layout) : iter{pango_layout_get_iter(layout)} {}
    ~Lines() { pango_layout_iter_free(iter); }
    Lines(const Lines&) = delete;

    double height() const { return points(extents().height); }
    double ascent() const { return points(pango_layout_iter_get_baseline(iter) - extents().y); }
    double inset() const { return points(extents().x); }
    bool next() { return pango_layout_iter_next_line(iter); }

    PangoRectangle extents() const
    {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(iter, nullptr, &box);
        return box;
    }
    static double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

    PangoLayoutIter* iter;
};

void replace(std::string& text, std::string_view what, int number)
{
    if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), std::to_string(number));
}

}  // namespace

Paper::Paper(const Document& document, int pages)
    : m_document{document},
      m_total{pages},
      m_surface{cairo_pdf_surface_create_for_stream(take, &m_bytes, sheet_width, sheet_height)},
      m_cairo{cairo_create(m_surface.get())}
{
    cairo_pdf_surface_restrict_to_version(m_surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(m_surface.get(), CAIRO_PDF_METADATA_TITLE, without_controls(document.title).c_str());
    new_page();
}

Paper::~Paper() = default;

Paper::Layout Paper::laid_out(std::string_view text, const Type& type, double width)
{
    Layout layout{pango_cairo_create_layout(m_cairo.get())};
    pango_context_set_language(pango_layout_get_context(layout.get()), pango_language_from_string(m_document.language.c_str()));
    auto* font = pango_font_description_from_string(faces);
    pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
    if (type.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    // What is broken for want of a space, such as a digest, is copied by somebody: no hyphen that is not in it.
    auto* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_spacing(layout.get(), static_cast<int>(type.size * 0.22 * PANGO_SCALE));
    if (width > 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    const auto clean = without_controls(text);
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    return layout;
}

Paper::Measure Paper::measure(std::string_view text, const Type& type)
{
    auto natural = [&](std::string_view words) {
        int wide = 0;
        pango_layout_get_size(laid_out(words, type, 0).get(), &wide, nullptr);
        return Lines::points(wide);
    };
    Measure measure{0, natural(text)};
    std::string_view longest;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n\t-", at), text.size());
        if (end - at > longest.size()) longest = text.substr(at, end - at);
        at = end + 1;
    }
    measure.longest_word = natural(longest);
    return measure;
}

void Paper::begin(const std::string& tag)
{
    cairo_tag_begin(m_cairo.get(), tag.c_str(), nullptr);
    m_open.push_back(tag);
}

void Paper::end()
{
    cairo_tag_end(m_cairo.get(), m_open.back().c_str());
    m_open.pop_back();
}

void Paper::show(const Layout& layout, double x, double y)
{
    cairo_move_to(m_cairo.get(), x, y);
    pango_cairo_show_layout(m_cairo.get(), layout.get());
}

void Paper::head_and_foot()
{
    const Type small{9, false, 0.27};
    cairo_set_source_rgb(m_cairo.get(), small.grey, small.grey, small.grey);
    show(laid_out(m_document.header, small, width), left, 44);
    cairo_set_line_width(m_cairo.get(), 0.5);
    cairo_move_to(m_cairo.get(), left, 66);
    cairo_line_to(m_cairo.get(), right, 66);
    cairo_stroke(m_cairo.get());

    auto number = m_document.page_number;
    replace(number, "{page}", m_page);
    replace(number, "{pages}", m_total);
    auto foot = laid_out(number, small, width);
    pango_layout_set_alignment(foot.get(), PANGO_ALIGN_RIGHT);
    show(foot, left, 795);
}

void Paper::new_page()
{
    const auto open = m_open;
    while (!m_open.empty()) end();
    if (m_page > 0) cairo_show_page(m_cairo.get());
    ++m_page;
    head_and_foot();
    m_y = top;
    for (const auto& tag : open) begin(tag);
}

void Paper::line(double thickness)
{
    cairo_set_source_rgb(m_cairo.get(), 0.5, 0.5, 0.5);
    cairo_set_line_width(m_cairo.get(), thickness);
    cairo_move_to(m_cairo.get(), left, m_y);
    cairo_line_to(m_cairo.get(), right, m_y);
    cairo_stroke(m_cairo.get());
}

void Paper::row(const std::vector<Box>& boxes)
{
    struct Running {
        Layout layout;
        std::unique_ptr<Lines> lines;
        bool more = true;
    };
    std::vector<Running> running;
    double highest = 0;
    for (const auto& box : boxes) {
        auto layout = laid_out(box.text, box.type, box.width);
        if (box.to_the_right) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
        int height = 0;
        pango_layout_get_size(layout.get(), nullptr, &height);
        highest = std::max(highest, Lines::points(height));
        auto lines = std::make_unique<Lines>(layout.get());
        running.push_back({std::move(layout), std::move(lines)});
    }
    const bool side_by_side = boxes.size() > 1;
    if (!has_room_for(side_by_side ? highest : std::min(highest, 30.0)) && m_y > top) new_page();

    while (std::any_of(running.begin(), running.end(), [](const Running& one) { return one.more; })) {
        double lowest = m_y;
        for (std::size_t index = 0; index < boxes.size(); ++index) {
            const auto& box = boxes[index];
            auto& one = running[index];
            begin(box.tag);
            cairo_set_source_rgb(m_cairo.get(), box.type.grey, box.type.grey, box.type.grey);
            double y = m_y;
            while (one.more && y + one.lines->height() <= bottom) {
                cairo_move_to(m_cairo.get(), box.x + one.lines->inset(), y + one.lines->ascent());
                pango_cairo_show_layout_line(m_cairo.get(), pango_layout_iter_get_line_readonly(one.lines->iter));
                y += one.lines->height();
                one.more = one.lines->next();
            }
            end();
            if (box.rule) cairo_rectangle(m_cairo.get(), box.x - 10, m_y, 2, y - m_y), cairo_fill(m_cairo.get());
            lowest = std::max(lowest, y);
        }
        m_y = lowest;
        if (std::any_of(running.begin(), running.end(), [](const Running& one) { return one.more; })) new_page();
    }
}

Bytes Paper::finish()
{
    cairo_show_page(m_cairo.get());
    cairo_surface_finish(m_surface.get());
    REQUIRE_THAT_HOLDS(cairo_surface_status(m_surface.get()) == CAIRO_STATUS_SUCCESS);
    return with_language(std::move(m_bytes), m_document.language);
}

}  // namespace luwte::documents
