#pragma once

#include <QString>

namespace ccr {

/// Files and folders of one user. Configuration, logs and prompts hold secrets, so nobody else may read them. Any thread.

/// Makes the folder and what is missing above it, each with mode 0700; what is there stays as it is. False: it cannot be made.
bool makePrivateFolder(const QString &path);
/// Writes all or nothing, with mode 0600.
bool writePrivateFile(const QString &path, const QByteArray &content, QString *reason = nullptr);
/// An empty file with mode 0600 in the place of whatever has that name; a symbolic link there is removed, never followed.
bool makePrivateFile(const QString &path);
/// It is a folder of the user who runs this program, no symbolic link, and nobody else may write into it. To be asked for
/// names in a folder that all users share, where somebody else could have been there first.
bool isOwnFolder(const QString &path);

} // namespace ccr
