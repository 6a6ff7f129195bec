/** A spec for Docker: as flags of the docker command, and written into a create command of docker-java. */
@NullMarked
package dev.hasp.docker;

import org.jspecify.annotations.NullMarked;
