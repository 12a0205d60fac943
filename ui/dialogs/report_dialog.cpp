#include "ui/dialogs/report_dialog.h"

#include "ui/dialogs/program_facts.h"
#include "ui/models/config_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype mostShown = 256 * 1024; ///< of one file; the end, which is the newest

enum TreeColumn
{
    NameColumn,
    SizeColumn
};

QString defaultPath()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = u"ccr-report-%1.zip"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s));
    return QDir(QDir(documents).exists() ? documents : QDir::homePath()).filePath(name);
}

} // namespace

ReportDialog::ReportDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"reportDialog"_s, parent),
      m_workspace(workspace),
      m_reports(*workspace.services.reports),
      m_intro(new QLabel(this)),
      m_descriptionLabel(new QLabel(this)),
      m_description(new QPlainTextEdit(this)),
      m_treeLabel(new QLabel(this)),
      m_tree(new QTreeWidget(this)),
      m_viewLabel(new QLabel(this)),
      m_view(new QPlainTextEdit(this)),
      m_pathLabel(new QLabel(this)),
      m_path(new QLineEdit(defaultPath(), this)),
      m_browse(new QToolButton(this)),
      m_state(new QLabel(this))
{
    m_intro->setWordWrap(true);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setObjectName(u"reportState"_s);
    m_description->setObjectName(u"reportDescription"_s);
    m_description->setTabChangesFocus(true);
    m_view->setObjectName(u"reportView"_s);
    m_view->setReadOnly(true);
    m_view->setTabChangesFocus(true);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_path->setObjectName(u"reportPath"_s);
    m_browse->setText(u"…"_s);
    m_tree->setObjectName(u"reportFiles"_s);
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SizeColumn, QHeaderView::ResizeToContents);
    m_descriptionLabel->setBuddy(m_description);
    m_treeLabel->setBuddy(m_tree);
    m_viewLabel->setBuddy(m_view);
    m_pathLabel->setBuddy(m_path);
    makeLayout();
    connect(m_description, &QPlainTextEdit::textChanged, this, &ReportDialog::setDescription);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ReportDialog::showFile);
    connect(m_tree, &QTreeWidget::itemChanged, this, &ReportDialog::showState);
    connect(m_browse, &QToolButton::clicked, this, &ReportDialog::askForPath);
    restyle();
    retranslate();
    collect();
    m_description->setFocus();
}

void ReportDialog::makeLayout()
{
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_save->setObjectName(u"saveReport"_s);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReportDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReportDialog::reject);
    auto *grid = new QGridLayout;
    grid->addWidget(m_treeLabel, 0, 0);
    grid->addWidget(m_viewLabel, 0, 1);
    grid->addWidget(m_tree, 1, 0);
    grid->addWidget(m_view, 1, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 5);
    auto *target = new QHBoxLayout;
    target->addWidget(m_pathLabel);
    target->addWidget(m_path, 1);
    target->addWidget(m_browse);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_intro);
    layout->addWidget(m_descriptionLabel);
    layout->addWidget(m_description, 1);
    layout->addLayout(grid, 4);
    layout->addLayout(target);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    setUsualSize({820, 600});
}

void ReportDialog::retranslate()
{
    setWindowTitle(tr("Report a problem"));
    m_intro->setText(
        tr("Nothing is sent anywhere. Look at what the report holds, leave out what you like, and save it to attach it "
           "where you report. Secrets, e-mail addresses and paths of your home are masked; prompts and answers are not in it."));
    m_descriptionLabel->setText(tr("&What happened?"));
    m_description->setPlaceholderText(tr("What did you do, what did you expect, and what came instead?"));
    m_treeLabel->setText(tr("&Files"));
    m_tree->setAccessibleName(tr("Files of the report"));
    m_view->setAccessibleName(tr("Content of the selected file"));
    m_tree->setHeaderLabels({tr("File"), tr("Size")});
    m_viewLabel->setText(tr("&Content of the selected file"));
    m_pathLabel->setText(tr("Save &to"));
    m_browse->setToolTip(tr("Choose a file"));
    m_browse->setAccessibleName(tr("Choose a file"));
    m_save->setText(tr("&Save report"));
    m_cancel->setText(tr("Cancel"));
    showState();
}

void ReportDialog::restyle()
{
    m_view->setFont(monospaceFont());
}

void ReportDialog::collect()
{
    m_isCollecting = true;
    m_reports.collect({{u"description.txt"_s, {}}, {u"program.txt"_s, programFacts(m_workspace)}}, this,
                      [this](const QList<logging::ReportFile> &files) { takeFiles(files); });
    showState();
}

void ReportDialog::takeFiles(const QList<logging::ReportFile> &files)
{
    m_isCollecting = false;
    m_files = files;
    m_tree->clear();
    for (const logging::ReportFile &file : files) {
        auto *item = new QTreeWidgetItem(m_tree, {file.name, bytesText(file.content.size())});
        item->setCheckState(NameColumn, Qt::Checked);
        item->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    setDescription();
    m_tree->setCurrentItem(m_tree->topLevelItem(qMin(1, m_tree->topLevelItemCount() - 1)));
    showState();
}

void ReportDialog::setDescription()
{
    if (m_files.isEmpty()) return;
    m_files.first().content = m_description->toPlainText().toUtf8();
    m_tree->topLevelItem(0)->setText(SizeColumn, bytesText(m_files.first().content.size()));
    if (m_tree->indexOfTopLevelItem(m_tree->currentItem()) == 0) showFile();
}

void ReportDialog::showFile()
{
    const int index = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    if (index < 0) return m_view->clear();
    const QByteArray &content = m_files.at(index).content;
    const QString text = QString::fromUtf8(content.last(qMin(mostShown, content.size())));
    m_view->setPlainText(content.size() > mostShown ? tr("(the last %1)").arg(bytesText(mostShown)) + u'\n' + text : text);
}

QList<logging::ReportFile> ReportDialog::chosen() const
{
    QList<logging::ReportFile> files;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->checkState(NameColumn) == Qt::Checked && !m_files.at(i).content.isEmpty()) files.append(m_files.at(i));
    return files;
}

void ReportDialog::showState()
{
    const QList<logging::ReportFile> files = chosen();
    qsizetype bytes = 0;
    for (const logging::ReportFile &file : files) bytes += file.content.size();
    QString text = tr("%n file(s), %1", nullptr, static_cast<int>(files.size())).arg(bytesText(bytes));
    if (m_isCollecting) text = tr("Collecting…");
    if (m_isSaving) text = tr("Saving…");
    if (!m_problem.isEmpty()) text = m_problem;
    QPalette colours = palette();
    if (!m_problem.isEmpty()) colours.setColor(QPalette::WindowText, themeColours().error);
    m_state->setPalette(colours);
    m_state->setText(text);
    m_save->setEnabled(!files.isEmpty() && !m_isSaving);
}

void ReportDialog::askForPath()
{
    auto *dialog = new QFileDialog(this, tr("Save report"), m_path->text(), tr("ZIP archives (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // what is there is never replaced
    dialog->setDefaultSuffix(u"zip"_s);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ReportDialog::save()
{
    m_isSaving = true;
    m_problem.clear();
    showState();
    m_reports.save(QFileInfo(m_path->text()).absoluteFilePath(), chosen(), this, [this](const Result<QString> &path) { saved(path); });
}

void ReportDialog::saved(const Result<QString> &path)
{
    m_isSaving = false;
    if (!path) {
        m_problem = configText(path.error());
        return showState();
    }
    m_workspace.notices.post([path = *path] {
        return Notice{.kind = NoticeKind::Export,
                      .title = tr("Saved %1").arg(QFileInfo(path).fileName()),
                      .body = tr("Look through it once more before you attach it to a report."),
                      .path = path};
    });
    accept();
}

} // namespace ccr::ui
