#include "ui/dialogs/import_dialog.h"

#include "proxy/api/secrets_control.h"
#include "ui/dialogs/key_mover.h"
#include "ui/models/config_text.h"
#include "ui/models/provider_draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/empty_note.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// "gateway.port → PORT" where the two differ.
QString nameOf(const ImportRow &row)
{
    const QString ours = row.path.join(u'.');
    if (row.source.isEmpty() || row.source == ours) return ours;
    return ours.isEmpty() ? row.source : row.source + u" → "_s + ours;
}

} // namespace

ImportDialog::ImportDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"importDialog"_s, parent),
      m_workspace(workspace),
      m_fileLabel(new QLabel(this)),
      m_file(new QLineEdit(this)),
      m_choose(new QPushButton(this)),
      m_list(new QTreeWidget(this)),
      m_empty(new EmptyNote(*m_list)),
      m_keys(new QCheckBox(this)),
      m_message(new QLabel(this)),
      m_close(new QPushButton(this)),
      m_import(new QPushButton(this))
{
    setModal(true);
    m_file->setObjectName(u"importFile"_s);
    m_fileLabel->setBuddy(m_file);
    m_list->setObjectName(u"importRows"_s);
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    constexpr std::pair<int, int> widths[] = {{0, 230}, {1, 250}};
    new ColumnWidths(*m_list->header(), widths);
    m_keys->setObjectName(u"importKeys"_s);
    m_keys->setChecked(true);
    m_message->setObjectName(u"importMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_import->setObjectName(u"import"_s);
    m_import->setEnabled(false);
    m_import->setDefault(true);
    for (QPushButton *button : {m_choose, m_close}) button->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_fileLabel);
    top->addWidget(m_file, 1);
    top->addWidget(m_choose);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_import);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_keys);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::choose);
    connect(m_file, &QLineEdit::editingFinished, this, &ImportDialog::read);
    connect(m_list, &QTreeWidget::itemChanged, this, [this] { m_import->setEnabled(!ticked().isEmpty()); });
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    setUsualSize({820, 520});
    retranslate();
}

void ImportDialog::setFile(const QString &path)
{
    m_file->setText(path);
    read();
}

void ImportDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Configuration to import"), QDir::homePath() + u"/.claude-code-router"_s,
                                   tr("Configurations and databases (*.json *.db *.sqlite)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::setFile);
    dialog->open();
}

void ImportDialog::read()
{
    const QString path = m_file->text().trimmed();
    if (path.isEmpty()) return;
    m_workspace.services.config->readOther(path, this, [this](const proxy::ConfigSource &source) {
        m_other = source;
        m_other.root = importable(source.root);
        compare();
    });
}

void ImportDialog::compare(int imported)
{
    m_rows.clear();
    fill();
    if (!m_other.problem.isEmpty()) return say([problem = m_other.problem] { return configText(problem); }, true);
    if (!m_other.exists) return say([path = m_other.path] { return tr("%1 does not exist.").arg(path); }, true);
    m_workspace.services.config->read(this, [this, imported](const proxy::ConfigSource &source) {
        m_ours = source;
        if (!source.problem.isEmpty()) return say([problem = source.problem] { return configText(problem); }, true);
        m_rows = importRows(m_other.root, m_ours.root);
        const auto differences = static_cast<int>(m_rows.size());
        explain(m_rows, m_other.origins);
        fill();
        say(
            [imported, count = differences, isAll = m_rows.isEmpty()] {
                if (imported > 0 && count > 0)
                    return tr("%n setting(s) imported.", nullptr, imported) + u' ' + tr("%n difference(s) left.", nullptr, count);
                return count == 0 ? (isAll ? tr("Everything in it is here already.") : tr("What can be taken over is here already."))
                                  : tr("%n difference(s). The file itself is never changed.", nullptr, count);
            },
            false);
    });
}

void ImportDialog::fill()
{
    m_empty->setText(m_file->text().isEmpty() ? tr("Choose a file. What it would change is shown here first.") : QString());
    const auto badge = [](ImportRow::Badge value) {
        switch (value) {
        case ImportRow::Badge::Imported: return u"✓ "_s + tr("imported");
        case ImportRow::Badge::Adapted: return u"≈ "_s + tr("adapted");
        case ImportRow::Badge::NeedsYou: return u"△ "_s + tr("needs you");
        case ImportRow::Badge::NotSupported: break;
        }
        return u"– "_s + tr("not supported");
    };
    const auto note = [](const ImportRow &row) {
        if (!row.remark.isEmpty() && row.note != ImportRow::Note::Replaces) return configText(row.remark);
        switch (row.note) {
        case ImportRow::Note::OwnFile: return tr("the file stays where it is and runs in node");
        case ImportRow::Note::PlainKey: return tr("its key is written out");
        case ImportRow::Note::Replaces: return tr("would replace %1").arg(row.before);
        case ImportRow::Note::UnknownKey: return tr("kept, without effect");
        case ImportRow::Note::None: break;
        }
        return QString();
    };
    m_list->clear();
    for (const ImportRow &row : std::as_const(m_rows)) {
        const QString words = note(row);
        const QString happens = words.isEmpty() ? badge(row.badge) : badge(row.badge) + u" — "_s + words;
        auto *item = new QTreeWidgetItem(m_list, {nameOf(row), row.after, happens});
        // What would replace something is a decision.
        if (row.isTakeable) item->setCheckState(0, row.note == ImportRow::Note::Replaces ? Qt::Unchecked : Qt::Checked);
        for (int column = 0; column < 3; ++column) item->setToolTip(column, item->text(column));
    }
    m_import->setEnabled(!ticked().isEmpty());
}

QList<ImportRow> ImportDialog::ticked() const
{
    QList<ImportRow> rows;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked) rows.append(m_rows.at(i));
    return rows;
}

void ImportDialog::import()
{
    m_wanted = ticked();
    m_import->setEnabled(false);
    m_draft = m_ours.root;
    applyImport(m_draft, m_other.root, m_wanted);
    if (m_keys->isChecked()) return moveKeys();
    save();
}

// A keychain that does not take them ends it, and nothing is imported.
void ImportDialog::moveKeys()
{
    KeysToMove keys{.providers = {}, .isApiKeyMoved = textAt(m_draft, u"APIKEY") != textAt(m_ours.root, u"APIKEY")};
    for (const ImportRow &row : std::as_const(m_wanted))
        if (row.path.size() == 2 && row.path.first() == "Providers"_L1) keys.providers.append(row.path.last());
    KeyMover::move(*m_workspace.services.secrets, m_draft, keys, this, [this](const Result<Json5Value> &moved) {
        if (!moved) {
            m_import->setEnabled(true);
            const QString why = moved.error().message;
            return say([why] { return tr("The keys were not moved, and nothing was imported: %1").arg(why); }, true);
        }
        m_draft = *moved;
        save();
    });
}

void ImportDialog::save()
{
    m_workspace.services.config->save(m_ours.root, m_draft, this, [this](const Result<Done> &saved) {
        if (!saved) {
            m_import->setEnabled(true);
            return say([error = saved.error()] { return configText(error); }, true);
        }
        compare(static_cast<int>(m_wanted.size()));
    });
}

void ImportDialog::say(SaidText text, bool isProblem)
{
    QPalette colours = palette();
    if (isProblem) colours.setColor(QPalette::WindowText, themeColours().error);
    m_message->setPalette(colours);
    if (isProblem) text = [text] { return u"✕ "_s + text(); };
    ui::say(*m_message, std::move(text));
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import configuration"));
    m_fileLabel->setText(tr("&File"));
    m_file->setAccessibleName(tr("File to import"));
    m_file->setPlaceholderText(tr("config.json, config.sqlite, logging-config.json or cc-switch.db"));
    m_choose->setText(tr("&Choose…"));
    m_list->setHeaderLabels({tr("Setting"), tr("Value"), tr("What happens")});
    m_list->setAccessibleName(tr("Differences from the configuration in use"));
    m_keys->setText(tr("Move keys that are written out into the &keychain"));
    m_close->setText(tr("Close"));
    m_import->setText(tr("&Import"));
    fill();
}

} // namespace ccr::ui
