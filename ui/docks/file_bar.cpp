#include "ui/docks/file_bar.h"

#include "ui/widgets/notice_label.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ccr::ui {

FileBar::FileBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_files(workspace.openedFiles),
      m_sources(new QComboBox(this)),
      m_facts(new NoticeLabel(this)),
      m_opening(new QLabel(this)),
      m_close(new QToolButton(this))
{
    m_sources->setObjectName(u"requestSource"_s);
    m_sources->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_facts->setObjectName(u"fileFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the name is in the box
    m_opening->setObjectName(u"fileOpening"_s);
    m_close->setObjectName(u"closeFileButton"_s);
    m_close->setDefaultAction(workspace.actions.action(u"closeFile"_s));
    m_close->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(6);
    layout->addWidget(m_sources);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_opening);
    layout->addWidget(m_close);
    connect(m_sources, &QComboBox::activated, this, [this](int source) { m_files.setCurrent(source - 1); });
    connect(&m_files, &OpenedFiles::changed, this, &FileBar::refresh);
    connect(&m_files, &OpenedFiles::currentChanged, this, &FileBar::refresh);
    refresh();
}

void FileBar::refresh()
{
    QStringList names{tr("This router")};
    for (int file = 0; file < m_files.count(); ++file) names.append(m_files.nameOf(file));
    m_sources->clear();
    m_sources->addItems(names);
    m_sources->setCurrentIndex(m_files.current() + 1);
    m_sources->setAccessibleName(tr("Whose requests are shown"));
    m_sources->setVisible(m_files.count() > 0);
    const bool isFile = m_files.current() != OpenedFiles::none;
    m_facts->setText(isFile ? factsText() : QString());
    m_facts->setToolTip(isFile ? QDir::toNativeSeparators(m_files.factsOf(m_files.current()).path) : QString());
    m_facts->setVisible(isFile);
    m_close->setVisible(isFile);
    m_opening->setText(tr("Reading %n file(s)…", nullptr, m_files.openingCount()));
    m_opening->setVisible(m_files.openingCount() > 0);
    setVisible(m_files.count() > 0 || m_files.openingCount() > 0);
}

QString FileBar::factsText() const
{
    const logging::ExchangeFileFacts &facts = m_files.factsOf(m_files.current());
    QStringList parts{tr("Opened file, read-only")};
    if (!facts.program.isEmpty()) parts.append(tr("written by %1").arg(facts.program));
    if (facts.leftOut > 0) parts.append(tr("%Ln other entry(s) left out", nullptr, static_cast<int>(facts.leftOut)));
    return parts.join(u" · "_s);
}

} // namespace ccr::ui
