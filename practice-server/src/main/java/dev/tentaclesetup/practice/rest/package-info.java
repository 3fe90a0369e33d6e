/// The REST side: HTTP, routes, documents, sign-in.
@NullMarked
package dev.tentaclesetup.practice.rest;

import org.jspecify.annotations.NullMarked;
