#pragma once

#include "ui/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace ccr::ui {

class NoticeLabel;

/// Says whose requests the list shows, the router's or those of an opened file, and changes that. Hidden while no file is open.
class FileBar final : public QWidget
{
    Q_OBJECT
public:
    FileBar(Workspace &workspace, QWidget *parent);
    void retranslate() { refresh(); }

private:
    void refresh();
    QString factsText() const;

    OpenedFiles &m_files;
    QComboBox *m_sources;
    NoticeLabel *m_facts;
    QLabel *m_opening;
    QToolButton *m_close;
};

} // namespace ccr::ui
