#include "ui/main_window/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

void Language::apply(const QString &code)
{
    m_code = code.isEmpty() ? (QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s) : code;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(QLocale(m_code));
    if (m_qt.load(u"qtbase_"_s + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(u":/i18n/ccr_"_s + m_code + u".qm"_s)) QCoreApplication::installTranslator(&m_ours);
}

} // namespace ccr::ui
