/* The one function of bcryptprimitives.dll that Go needs to start, for the wine of Debian 12, which
 * has no such library. It is for the prefix of the tests alone and is never shipped. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length)
{
	return SystemFunction036(data, (ULONG)length);
}
