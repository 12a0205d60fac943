#include "ui/theme/interface_font.h"

#include <QApplication>
#include <QFont>
#include <QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

int shownZoom = 100;
constexpr double usualDigit = 8; // pixels: of ten points on a screen of 96 dots an inch

// Latin first, then the simplified forms: the other way round draws "…" and "·" full width, and without the second the
// system may pick Japanese forms, or bold ones. The same for every language, so that a change at run time finds no font that
// was chosen for want of another.
QStringList families()
{
    return {u"Inter"_s, u"Segoe UI"_s, u"Noto Sans"_s, u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s, u"Microsoft YaHei UI"_s, u"PingFang SC"_s};
}

} // namespace

void applyZoom(int zoom)
{
    static const qreal platformSize = QApplication::font().pointSizeF(); // before the first call changes it
    shownZoom = qBound(minZoom, zoom, maxZoom);
    QFont font = QApplication::font();
    font.setFamilies(families());
    font.setWeight(QFont::Normal);
    if (platformSize > 0) font.setPointSizeF(platformSize * shownZoom / 100);
    QApplication::setFont(font);
}

int currentZoom()
{
    return shownZoom;
}

double letterGrowth(const QFont &font)
{
    return std::max(1.0, QFontMetrics(font).horizontalAdvance(u'0') / usualDigit);
}

} // namespace ccr::ui
