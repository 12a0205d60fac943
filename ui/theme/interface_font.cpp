#include "ui/theme/interface_font.h"

#include <QApplication>
#include <QFont>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString shownLanguage;
int shownZoom = 100;

// Latin first, then the simplified forms: the other way round draws "…" and "·" full width, and without the second the
// system may pick Japanese forms.
QStringList familiesFor(const QString &language)
{
    QStringList families{u"Inter"_s, u"Segoe UI"_s, u"Noto Sans"_s, u"DejaVu Sans"_s};
    if (language == "zh_CN"_L1) families += {u"Noto Sans CJK SC"_s, u"Microsoft YaHei UI"_s, u"PingFang SC"_s};
    return families;
}

} // namespace

void applyInterfaceFont(const QString &language, int zoom)
{
    static const qreal platformSize = QApplication::font().pointSizeF(); // before the first call changes it
    shownLanguage = language;
    shownZoom = qBound(minZoom, zoom, maxZoom);
    QFont font = QApplication::font();
    font.setFamilies(familiesFor(language));
    font.setWeight(QFont::Normal);
    if (platformSize > 0) font.setPointSizeF(platformSize * shownZoom / 100);
    QApplication::setFont(font);
}

int currentZoom()
{
    return shownZoom;
}

void applyZoom(int zoom)
{
    applyInterfaceFont(shownLanguage, zoom);
}

} // namespace ccr::ui
