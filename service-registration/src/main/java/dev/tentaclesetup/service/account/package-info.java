/// The local accounts that services run as: found, made for one service, taken away again.
@NullMarked
package dev.tentaclesetup.service.account;

import org.jspecify.annotations.NullMarked;
