#include "ui/main_window/language.h"

#include <QApplication>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// Latin first, then the simplified forms: the other way round draws "…" and "·" full width, and without the second the
// system may pick Japanese forms.
QFont fontFor(const QString &code)
{
    QFont font = QApplication::font();
    QStringList families{u"Inter"_s, u"Segoe UI"_s, u"Noto Sans"_s, u"DejaVu Sans"_s};
    if (code == "zh_CN"_L1) families += {u"Noto Sans CJK SC"_s, u"Microsoft YaHei UI"_s, u"PingFang SC"_s};
    font.setFamilies(families);
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

void Language::apply(const QString &code)
{
    m_code = code.isEmpty() ? (QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s) : code;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(QLocale(m_code));
    QApplication::setFont(fontFor(m_code));
    if (m_qt.load(u"qtbase_"_s + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(u":/i18n/ccr_"_s + m_code + u".qm"_s)) QCoreApplication::installTranslator(&m_ours);
}

} // namespace ccr::ui
