/** Programs that use Hasp as their authors would, run as tests. */
package dev.hasp.inforce.example;
