#pragma once

#include <QDialog>

class QTextBrowser;

namespace ccr::ui {

/// The filter language on one page. GUI thread.
class FilterSyntaxDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit FilterSyntaxDialog(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTextBrowser *m_page;
};

} // namespace ccr::ui
