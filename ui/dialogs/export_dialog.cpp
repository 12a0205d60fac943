#include "ui/dialogs/export_dialog.h"

#include "ui/models/logging_text.h"
#include "ui/models/text_part.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::ExportFormat;
using logging::ExportPrivacy;
using logging::Severity;

namespace {

constexpr auto previewDelay = 200ms; ///< after the last change
constexpr auto beforeForecast = 1s;  ///< before it nobody can say how long it takes
constexpr qint64 mostSteps = 1'000;  ///< of the bar
constexpr ExportFormat formats[] = {ExportFormat::Ndjson,   ExportFormat::Csv,  ExportFormat::Har,
                                    ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Otlp};
constexpr const char *formatNames[] = {"NDJSON", "CSV", "HAR 1.2", "Markdown", "HTML", "OTLP / JSON"};
constexpr Severity levels[] = {Severity::Trace, Severity::Debug, Severity::Info, Severity::Warn, Severity::Error, Severity::Fatal};
constexpr const char *captions[] = {
    QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "&What"),      QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "Content"),
    QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "Log &level"), QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "&Format"),
    QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "&Privacy"),   QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "Pre&view"),
    QT_TRANSLATE_NOOP("ccr::ui::ExportDialog", "&Save to")};

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, ExportScope scope, QWidget *parent)
    : Dialog(u"exportDialog"_s, parent),
      m_workspace(workspace),
      m_exports(*workspace.services.exports),
      m_form(new QWidget(this)),
      m_scope(new ExportScopeBox(workspace, scope, m_form))
{
    setModal(true);
    makeControls();
    makeLayout();
    load();
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(previewDelay);
    connect(&m_previewTimer, &QTimer::timeout, this, [this] {
        const auto [request, content] = wanted();
        m_exports.preview(request, content, this, [this](const auto &preview) { showPreview(preview); });
    });
    retranslate();
    formatChanged();
    m_export->setFocus();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::makeControls()
{
    connect(m_scope, &ExportScopeBox::changed, this, &ExportDialog::changed);
    for (QCheckBox **box : {&m_rows, &m_bodies, &m_frames, &m_records, &m_statistics, &m_gzip}) {
        *box = new QCheckBox(this);
        connect(*box, &QCheckBox::toggled, this, &ExportDialog::changed);
    }
    m_rows->setObjectName(u"exportRows"_s);
    m_bodies->setObjectName(u"exportBodies"_s);
    m_records->setObjectName(u"exportRecords"_s);
    m_level = new QComboBox(this);
    m_format = new QComboBox(this);
    m_format->setObjectName(u"exportFormat"_s);
    for (const char *name : formatNames) m_format->addItem(QString::fromLatin1(name));
    m_privacy = new QComboBox(this);
    m_privacy->setObjectName(u"exportPrivacy"_s);
    m_privacyNote = new QLabel(this);
    m_removed = new QLabel(this);
    m_removed->setObjectName(u"exportRemoved"_s);
    m_size = new QLabel(this);
    m_size->setObjectName(u"exportSize"_s);
    m_preview = new QPlainTextEdit(this);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setWordWrapMode(QTextOption::WrapAnywhere); // an entry is one long line in some formats
    m_previous = new QToolButton(this);
    m_next = new QToolButton(this);
    m_previous->setText(u"‹"_s);
    m_next->setText(u"›"_s);
    m_entryNumber = new QLabel(this);
    m_path = new QLineEdit(this);
    m_path->setObjectName(u"exportPath"_s);
    m_browse = new QToolButton(this);
    m_browse->setText(u"…"_s);
    m_progress = new QProgressBar(this);
    m_state = new QLabel(this);
    m_state->setObjectName(u"exportState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_privacyNote, m_removed}) label->setWordWrap(true);
    for (QComboBox *box : {m_level, m_privacy}) connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_previous, &QToolButton::clicked, this, [this] { showEntry(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showEntry(1); });
    connect(m_browse, &QToolButton::clicked, this, &ExportDialog::askForPath);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_isPathOwn = true; });
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::nameExport);
}

void ExportDialog::makeLayout()
{
    auto *grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    const auto addRow = [this, grid](int caption, QWidget *buddy, const QList<QWidget *> &widgets, bool isTall = false) {
        auto *label = new QLabel(this);
        label->setBuddy(buddy);
        m_captions.append({label, captions[caption]});
        grid->addWidget(label, caption, 0, isTall ? Qt::AlignTop : Qt::AlignVCenter);
        auto *row = new QHBoxLayout;
        for (QWidget *widget : widgets) row->addWidget(widget, widget == m_privacyNote ? 1 : 0);
        if (!widgets.contains(m_privacyNote)) row->addStretch();
        grid->addLayout(row, caption, 1);
    };
    addRow(0, m_scope->buddy(), {m_scope}, true);
    addRow(1, m_rows, {m_rows, m_bodies, m_frames, m_records, m_statistics});
    addRow(2, m_level, {m_level});
    addRow(3, m_format, {m_format, m_gzip, m_size});
    addRow(4, m_privacy, {m_privacy, m_privacyNote});
    auto *label = new QLabel(this);
    label->setBuddy(m_preview);
    m_captions.append({label, captions[5]});
    grid->addWidget(label, 5, 0, Qt::AlignTop);
    grid->addWidget(m_preview, 5, 1);
    grid->setRowStretch(5, 1);
    auto *pager = new QHBoxLayout;
    pager->addWidget(m_removed, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_entryNumber, m_next}) pager->addWidget(widget);
    grid->addLayout(pager, 6, 1);
    label = new QLabel(this);
    label->setBuddy(m_path);
    m_captions.append({label, captions[6]});
    grid->addWidget(label, 7, 0);
    auto *target = new QHBoxLayout;
    target->addWidget(m_path, 1);
    target->addWidget(m_browse);
    grid->addLayout(target, 7, 1);
    auto *buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::run);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    m_progress->hide();
    m_state->hide();
    setUsualSize({760, 560});
}

void ExportDialog::load()
{
    const QSettings &settings = m_workspace.services.settings;
    // What came in a file comes out again, unless somebody says otherwise.
    const bool isOfFile = m_scope->isOfFile();
    m_rows->setChecked(isOfFile || settings.value(u"export/rows"_s, true).toBool());
    m_bodies->setChecked(isOfFile || settings.value(u"export/bodies"_s, true).toBool());
    m_frames->setChecked(isOfFile || settings.value(u"export/frames"_s).toBool());
    m_records->setChecked(isOfFile || settings.value(u"export/records"_s).toBool());
    m_statistics->setChecked(settings.value(u"export/statistics"_s).toBool());
    m_gzip->setChecked(settings.value(u"export/gzip"_s).toBool());
    const auto format = logging::exportFormatFromString(settings.value(u"export/format"_s).toString().toStdString());
    m_format->setCurrentIndex(static_cast<int>(format.value_or(ExportFormat::Ndjson)));
}

// Full is a decision for one file: it is not kept.
void ExportDialog::keep() const
{
    QSettings &settings = m_workspace.services.settings;
    const std::pair<const char16_t *, const QCheckBox *> boxes[] = {
        {u"export/rows", m_rows},       {u"export/bodies", m_bodies},         {u"export/frames", m_frames},
        {u"export/records", m_records}, {u"export/statistics", m_statistics}, {u"export/gzip", m_gzip}};
    for (const auto &[key, box] : boxes)
        if (!m_scope->isOfFile()) settings.setValue(QString::fromUtf16(key), box->isChecked());
    const std::string_view format = toString(formats[m_format->currentIndex()]);
    settings.setValue(u"export/format"_s, QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())));
    if (m_privacy->currentIndex() != static_cast<int>(ExportPrivacy::Full))
        settings.setValue(u"export/privacy"_s, m_privacy->currentIndex());
    settings.setValue(u"export/folder"_s, QFileInfo(m_path->text()).absolutePath());
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    for (const auto &[label, text] : std::as_const(m_captions)) label->setText(tr(text));
    m_scope->retranslate();
    m_rows->setText(tr("&requests"));
    m_bodies->setText(tr("&bodies"));
    m_frames->setText(tr("s&tream events"));
    m_records->setText(tr("lo&gs"));
    m_statistics->setText(tr("stat&istics"));
    m_gzip->setText(tr("g&zip"));
    const int level = m_level->count() ? m_level->currentIndex() : m_scope->isOfFile() ? 0 : 2;
    const int privacy =
        m_privacy->count() ? m_privacy->currentIndex() : qBound(0, m_workspace.services.settings.value(u"export/privacy"_s, 1).toInt(), 1);
    const QSignalBlocker quietLevel(m_level);
    const QSignalBlocker quietPrivacy(m_privacy);
    m_level->clear();
    m_level->addItems({tr("Trace and above"), tr("Debug and above"), tr("Information and above"), tr("Warnings and above"),
                       tr("Errors and above"), tr("Fatal only")});
    m_level->setCurrentIndex(level);
    m_privacy->clear();
    m_privacy->addItems({tr("Strict"), tr("Standard"), tr("Full")});
    m_privacy->setCurrentIndex(privacy);
    m_preview->setAccessibleName(tr("Preview of the first entries"));
    m_previous->setToolTip(tr("Entry before"));
    m_previous->setAccessibleName(tr("Entry before"));
    m_next->setToolTip(tr("Next entry"));
    m_next->setAccessibleName(tr("Next entry"));
    m_browse->setToolTip(tr("Choose a file"));
    m_browse->setAccessibleName(tr("Choose a file"));
    m_progress->setAccessibleName(tr("Progress"));
    nameExport();
    m_cancel->setText(tr("Cancel"));
    changed();
}

void ExportDialog::restyle()
{
    m_preview->setFont(monospaceFont());
    changed();
}

logging::ExportRequest ExportDialog::request() const
{
    logging::ExportRequest request;
    request.format = formats[m_format->currentIndex()];
    request.privacy = static_cast<ExportPrivacy>(qMax(0, m_privacy->currentIndex()));
    request.path = QFileInfo(m_path->text()).absoluteFilePath();
    request.gzip = m_gzip->isChecked();
    request.exchanges = m_rows->isChecked();
    request.bodies = m_bodies->isChecked() && m_bodies->isEnabled();
    request.streamFrames = m_frames->isChecked() && m_frames->isEnabled();
    request.records = m_records->isChecked() && m_records->isEnabled();
    request.statistics = m_statistics->isChecked() && m_statistics->isEnabled();
    request.byteOrderMark = request.format == ExportFormat::Csv;
    return request;
}

std::pair<logging::ExportRequest, logging::ExportContent> ExportDialog::wanted() const
{
    std::pair<logging::ExportRequest, logging::ExportContent> wanted{request(), {}};
    wanted.second.lowestRecord = levels[qMax(0, m_level->currentIndex())];
    m_scope->describe(wanted.first, wanted.second);
    return wanted;
}

QString ExportDialog::defaultPath() const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_workspace.services.settings.value(u"export/folder"_s, documents).toString();
    const std::string_view suffix = fileSuffix(formats[m_format->currentIndex()]);
    const QString ending =
        QString::fromUtf8(suffix.data(), static_cast<qsizetype>(suffix.size())) + (m_gzip->isChecked() ? u".gz"_s : QString());
    const QDir target(QDir(folder).exists() ? folder : QDir::homePath());
    const QString name = u"ccr-"_s + QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmm"_s);
    QString path = target.filePath(u"%1.%2"_s.arg(name, ending));
    for (int number = 2; QFileInfo::exists(path); ++number) path = target.filePath(u"%1-%2.%3"_s.arg(name).arg(number).arg(ending));
    return path;
}

// What a format cannot hold is not offered.
void ExportDialog::formatChanged()
{
    const ExportFormat format = formats[m_format->currentIndex()];
    const bool isTable = format == ExportFormat::Csv;
    m_frames->setEnabled(format == ExportFormat::Har || format == ExportFormat::Ndjson);
    m_bodies->setEnabled(!isTable);
    m_records->setEnabled(!isTable);
    m_statistics->setEnabled(!isTable && format != ExportFormat::Otlp);
    changed();
}

void ExportDialog::changed()
{
    if (!m_isPathOwn) m_path->setText(defaultPath());
    const bool isFull = m_privacy->currentIndex() == static_cast<int>(ExportPrivacy::Full);
    const QString notes[] = {tr("No secrets, e-mail addresses or paths of your home; bodies become their length and a hash."),
                             tr("Secrets are masked; bodies are kept."),
                             tr("Bodies as they were recorded: whoever gets the file reads everything that was said.")};
    m_privacyNote->setText(notes[qMax(0, m_privacy->currentIndex())]);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isFull ? themeColours().warn : themeColours().muted);
    m_privacyNote->setPalette(colours);
    m_level->setEnabled(m_records->isChecked() && m_records->isEnabled());
    showSize();
    m_previewTimer.start();
}

// What the rows that the preview had time for need, for all of them. How many lines of the log there will be nobody knows then.
void ExportDialog::showSize()
{
    const std::optional<qint64> count = m_scope->count();
    m_size->setVisible(count.value_or(0) > 0 && m_shown.measuredRows > 0 && m_rows->isChecked());
    if (m_size->isHidden()) return;
    const bool isRest = !m_shown.isWhole && m_shown.measuredRows < *count;
    const double parts = isRest ? static_cast<double>(*count) / static_cast<double>(m_shown.measuredRows) : 1;
    const QString size = u"≈ "_s + bytesText(qRound64(parts * static_cast<double>(m_shown.measuredBytes)));
    const bool hasMore = !m_shown.isWhole && m_records->isChecked() && m_records->isEnabled();
    const QString all = hasMore ? tr("%1 and the logs").arg(size) : size;
    m_size->setText(m_gzip->isChecked() ? tr("%1 before packing").arg(all) : all);
}

void ExportDialog::askForPath()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text());
    if (path.isEmpty()) return;
    m_isPathOwn = true;
    m_path->setText(path);
    nameExport(); // also where the path is the one that stood there
}

bool ExportDialog::replacesFile() const
{
    return m_isPathOwn && QFileInfo(m_path->text()).isFile();
}

// Nobody has to be asked whose button says that a file goes.
void ExportDialog::nameExport()
{
    m_export->setText(replacesFile() ? tr("Replace") : tr("&Export"));
}

void ExportDialog::showPreview(const Result<logging::ExportPreview> &preview)
{
    m_shown = preview ? *preview : logging::ExportPreview();
    m_entry = 0;
    showEntry(0);
    showSize();
    if (!preview) return m_removed->setText(loggingText(preview.error()));
    const logging::ExportRemovals &removed = preview->removed;
    m_removed->setText(tr("Removed from these: secrets %1 · e-mail addresses %2 · home paths %3 · bodies %4")
                           .arg(removed.secrets)
                           .arg(removed.emails)
                           .arg(removed.homePaths)
                           .arg(removed.bodies));
}

void ExportDialog::showEntry(int step)
{
    const int count = static_cast<int>(m_shown.entries.size());
    m_entry = qBound(0, m_entry + step, qMax(0, count - 1));
    const QString entry = m_shown.entries.value(m_entry);
    m_preview->setPlainText(beginAndEnd(entry, tr("… %L1 more characters, which the file has …").arg(charactersBetween(entry))));
    m_entryNumber->setText(count > 0 ? u"%1/%2"_s.arg(m_entry + 1).arg(count) : tr("nothing to show"));
    m_previous->setEnabled(m_entry > 0);
    m_next->setEnabled(m_entry + 1 < count);
}

void ExportDialog::setRunning(bool running)
{
    m_progress->setVisible(running);
    m_export->setEnabled(!running);
    m_form->setEnabled(!running);
}

void ExportDialog::repeat()
{
    if (m_workspace.services.settings.contains(u"export/format"_s) && !m_workspace.selection.all().isEmpty()) run();
}

void ExportDialog::run()
{
    keep();
    auto [request, content] = wanted(); // of what can be chosen, which nothing can be while it runs
    setRunning(true);
    m_state->hide();
    m_progress->setRange(0, 0);
    request.replace = replacesFile();
    m_since.start();
    m_task = m_exports.start(request, content);
    connect(m_task.get(), &logging::ExportTask::progressed, this, &ExportDialog::progressed);
    connect(m_task.get(), &logging::ExportTask::finished, this, &ExportDialog::finished);
}

void ExportDialog::progressed(const logging::ExportProgress &progress)
{
    m_state->setPalette(palette()); // it may have said what went wrong before
    m_state->show();
    const QString bytes = bytesText(progress.bytes);
    if (progress.total <= 0) return m_state->setText(tr("%1 rows, %2").arg(QLocale().toString(progress.rows), bytes));
    m_progress->setRange(0, static_cast<int>(qMin<qint64>(progress.total, mostSteps)));
    m_progress->setValue(static_cast<int>(progress.rows * m_progress->maximum() / progress.total));
    QString text = tr("%1 of %2 rows, %3").arg(QLocale().toString(progress.rows), QLocale().toString(progress.total), bytes);
    const milliseconds elapsed(m_since.elapsed());
    if (elapsed >= beforeForecast && progress.rows > 0 && progress.rows < progress.total)
        text += u" · "_s + tr("%1 left").arg(durationText(elapsed * (progress.total - progress.rows) / progress.rows));
    m_state->setText(text);
}

void ExportDialog::finished(const Result<logging::ExportReport> &report)
{
    m_task.release()->deleteLater(); // it is the one that speaks
    setRunning(false);
    if (!report) return showProblem(loggingText(report.error()));
    m_workspace.notices.post([report = *report] {
        return Notice{.kind = NoticeKind::Export,
                      .title = tr("Saved %1").arg(QFileInfo(report.path).fileName()),
                      .body = tr("%1 rows, %2").arg(QLocale().toString(report.rows), bytesText(report.bytes)),
                      .path = report.path};
    });
    accept();
}

void ExportDialog::showProblem(const QString &problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours().error);
    m_state->setPalette(colours);
    m_state->setText(problem);
    m_state->show();
}

void ExportDialog::reject()
{
    if (m_task) return m_task->cancel(); // the first Esc ends the export, the next one the dialog
    Dialog::reject();
}

} // namespace ccr::ui
