#pragma once

#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace ccr::ui {

/// The paths of what is dragged, as far as they are files of this machine.
inline QStringList localFilesOf(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile()) paths.append(url.toLocalFile());
    return paths;
}

} // namespace ccr::ui
