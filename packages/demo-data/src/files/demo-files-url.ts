/** What stands in the rows before a file's name: nothing here knows by which address the files will be asked for. */
export const DEMO_FILES_URL = 'https://files.rad-lindner.example/v1/files/';
