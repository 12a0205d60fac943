#include "ui/dialogs/claude_code_box.h"
#include "ui/dialogs/logging_preset_box.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/shortcut_editor.h"
#include "ui/models/setting_value.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QSpinBox>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int pageCount = static_cast<int>(SettingsPage::PageCount);

} // namespace

void SettingsDialog::search(const QString &text)
{
    int firstHit = -1;
    QSet<int> pages;
    const auto hit = [&](int page) {
        pages.insert(page);
        if (firstHit < 0) firstHit = page;
    };
    for (Row &row : m_rows) {
        row.isHit = !text.isEmpty() && wordsOf(row).contains(text, Qt::CaseInsensitive);
        mark(row);
        if (row.isHit) hit(static_cast<int>(row.setting->page));
    }
    if (m_presets && !text.isEmpty() && m_presets->fits(text)) hit(static_cast<int>(SettingsPage::Logs));
    if (m_claudeCode && !text.isEmpty() && m_claudeCode->fits(text)) hit(static_cast<int>(SettingsPage::Integrations));
    if (m_shortcuts->search(text)) hit(static_cast<int>(SettingsPage::Shortcuts));
    for (int i = 0; i < pageCount && !text.isEmpty(); ++i)
        if (m_list->item(i)->text().contains(text, Qt::CaseInsensitive)) hit(i);
    for (int i = 0; i < pageCount; ++i) m_list->item(i)->setHidden(!text.isEmpty() && !pages.contains(i));
    if (firstHit >= 0) m_list->setCurrentRow(firstHit);
    const bool isLost = firstHit < 0 && !text.isEmpty();
    if (isLost) m_nothing->setText(tr("No setting has “%1” in its words.").arg(text));
    m_pages->setCurrentIndex(isLost ? pageCount : m_list->currentRow());
}

// Also in the words of the program's source, which documentation and others use.
QString SettingsDialog::wordsOf(const Row &row) const
{
    const Setting &setting = *row.setting;
    QStringList words{labelOf(setting),
                      settingWords(setting.heading),
                      settingWords(setting.help),
                      QString::fromUtf8(setting.label),
                      QString::fromLatin1(setting.key),
                      QString::fromLatin1(setting.variable)};
    if (const auto *choices = qobject_cast<const QComboBox *>(row.field))
        for (int i = 0; i < choices->count(); ++i) words.append(choices->itemText(i));
    return words.join(u'\n');
}

void SettingsDialog::mark(const Row &row)
{
    QWidget &name = row.caption ? static_cast<QWidget &>(*row.caption) : *row.field;
    QPalette colours;
    if (row.isHit) {
        for (const auto ground : {QPalette::Window, QPalette::Button}) // of a label, of a check box
            colours.setBrush(ground, palette().highlight());
        colours.setBrush(QPalette::WindowText, palette().highlightedText());
    }
    name.setPalette(colours);
    name.setAutoFillBackground(row.isHit);
}

void SettingsDialog::enterFirstHit()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.isHit || static_cast<int>(row.setting->page) != m_list->currentRow()) continue;
        return enter(*row.field);
    }
}

void SettingsDialog::visit(const QString &key)
{
    m_search->clear(); // it may hide the page
    for (const Setting &setting : settingsTable())
        if (key == QLatin1StringView(setting.key)) m_list->setCurrentRow(static_cast<int>(setting.page));
    m_visited = key;
    enterVisited();
}

void SettingsDialog::visitShortcuts()
{
    m_search->clear();
    m_list->setCurrentRow(static_cast<int>(SettingsPage::Shortcuts));
    m_shortcuts->setFocus(Qt::OtherFocusReason);
}

// A field of the configuration can be entered once that has been read.
void SettingsDialog::enterVisited()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (m_visited != QLatin1StringView(row.setting->key) || !row.field->isEnabled()) continue;
        m_visited.clear();
        return enter(*row.field);
    }
}

void SettingsDialog::enter(QWidget &field)
{
    field.setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(&field)) line->selectAll();
    if (auto *box = qobject_cast<QSpinBox *>(&field)) box->selectAll();
    auto *page = static_cast<QScrollArea *>(m_pages->currentWidget());
    QTimer::singleShot(0, &field, [page, &field] {       // it is higher after the layout
        page->ensureWidgetVisible(field.parentWidget()); // with its help, if there is room
        page->ensureWidgetVisible(&field);
    });
}

} // namespace ccr::ui
